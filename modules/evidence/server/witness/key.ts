import { generateSm2KeyPair, type Sm2KeyPair, sm2KeyPair, sm2Sign } from '@zhiban/kernel/server';
import { z } from 'zod';
import { fromHex, toHex } from '../../model/bytes.ts';
import {
  cosignedData,
  keyHashOf,
  packCosignature,
  signatureLine,
  verifierKeyText,
} from '../../model/note.ts';
import { sm3Bytes } from '../note-crypto.ts';
import { writeDurably } from './state.ts';

const keyFile = z.object({
  name: z.string().regex(/^[^\s+]{1,60}$/),
  privateKey: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface WitnessKey {
  readonly name: string;
  readonly pair: Sm2KeyPair;
}

/** What others know a witness by: `name+keyhash+key`. */
export const publicWord = ({ name, pair }: WitnessKey): string =>
  verifierKeyText(sm3Bytes, { name, publicKey: pair.publicKey });

/** Makes a witness's key in a file that only its owner reads. */
export async function makeWitnessKey(path: string, name: string): Promise<WitnessKey> {
  const pair = generateSm2KeyPair();
  const file = keyFile.parse({ name, privateKey: toHex(pair.privateKey) });
  await writeDurably(path, `${JSON.stringify(file)}\n`, 0o600);
  return { name, pair };
}

/** The key in the text of such a file; undefined for any other text. */
export function readWitnessKey(text: string): WitnessKey | undefined {
  try {
    const { name, privateKey } = keyFile.parse(JSON.parse(text));
    return { name, pair: sm2KeyPair(fromHex(privateKey)) };
  } catch {
    return undefined;
  }
}

/** The witness's signature line below a head. */
export function cosign({ name, pair }: WitnessKey, text: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = packCosignature(seconds, sm2Sign(cosignedData(text, seconds), pair));
  return signatureLine({
    name,
    keyHash: keyHashOf(sm3Bytes, { name, publicKey: pair.publicKey }),
    signature,
  });
}
