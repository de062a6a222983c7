export { cosign, makeWitnessKey, publicWord, readWitnessKey, type WitnessKey } from './key.ts';
export { logClient } from './log-client.ts';
export { peerClient } from './peer-client.ts';
export { type RunningWitness, runWitness } from './run-witness.ts';
export { type Look, lookOnce } from './watch.ts';
