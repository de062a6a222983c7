import { readVerifierWord } from '@zhiban/evidence/verify';
import {
  type Look,
  logClient,
  makeWitnessKey,
  peerClient,
  publicWord,
  readWitnessKey,
  runWitness,
} from '@zhiban/evidence/witness';
import { systemClock } from '@zhiban/kernel';
import { readText } from './read-text.ts';
import { CommandError, type Outcome } from './run.ts';

export interface WitnessRunOptions {
  readonly log: string;
  readonly logKey: string;
  readonly key: string;
  readonly state: string;
  readonly every: string;
  readonly port: string;
  readonly peer: readonly string[];
  readonly once?: boolean;
}

/** `zhiban witness key NAME --out FILE` */
export async function keyCommand(name: string, { out }: { out: string }): Promise<Outcome> {
  const key = publicWord(await makeWitnessKey(out, name));
  return {
    ok: true,
    json: { name, file: out, key },
    text: language =>
      language === 'zh' ? `公钥（列入策略文件）：${key}` : `Public key, for the policy: ${key}`,
  };
}

const silence = (look: Look | undefined): string =>
  look?.kind === 'signed' && look.silent ? `; peers that do not answer: ${look.silent.join(', ')}` : '';

function told(look: Look): string {
  switch (look.kind) {
    case 'signed':
      return `signed head ${look.size}${look.taken ? '' : ' (not taken by the log)'}${silence(look)}`;
    case 'alarm':
      return `ALARM ${look.alarm.kind} at ${look.alarm.at}: the log contradicts itself. Nothing more is signed; both heads are in the state file.`;
    default:
      return `not signed: ${look.why}`;
  }
}

/**
 * `zhiban witness run`: watches until it is told to stop (SIGINT, SIGTERM), or looks once. It fails when it ends in
 * an alarm.
 */
export async function runCommand(options: WitnessRunOptions): Promise<Outcome> {
  const words = (await readText(options.logKey)).split(/\s+/).filter(Boolean);
  const logKeys = words.flatMap(word => readVerifierWord(word) ?? []);
  if (logKeys.length === 0)
    throw new CommandError(
      'CLI_NO_LOG_KEY',
      { zh: `${options.logKey} 不是日志的公钥。`, en: `${options.logKey} is no public key of a log.` },
      {
        zh: '请用 zhiban evidence keys 取得的 log.txt，并从另一个渠道核对。',
        en: 'Use log.txt of zhiban evidence keys, compared by another way.',
      },
    );
  const key = readWitnessKey(await readText(options.key));
  if (!key)
    throw new CommandError(
      'CLI_NO_WITNESS_KEY',
      { zh: `${options.key} 不是见证方的密钥。`, en: `${options.key} is no key of a witness.` },
      { zh: '请用 zhiban witness key 生成。', en: 'Make one with zhiban witness key.' },
    );
  let last: Look | undefined;
  const witness = await runWitness(
    {
      log: logClient(options.log),
      logKeys,
      key,
      statePath: options.state,
      clock: systemClock,
      peers: options.peer.map(peerClient),
    },
    {
      logUrl: options.log,
      port: Number(options.port),
      everySeconds: Number(options.every),
      onLook(look) {
        // What does not change need not be said again.
        if (last?.kind !== look.kind || look.kind !== 'signed' || silence(last) !== silence(look))
          process.stderr.write(`${new Date().toISOString()} ${told(look)}\n`);
        last = look;
      },
    },
  );
  if (!options.once) {
    process.stderr.write(`status page ${witness.address}\n`);
    await new Promise<void>(resolve => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
  }
  const alarmed = await witness.stop();
  return {
    ok: !alarmed,
    json: { look: last ?? null },
    text: () => (alarmed ? '✗ ' : '✓ ') + (last ? told(last) : ''),
  };
}
