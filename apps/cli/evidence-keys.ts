import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EvidenceKeys, getEvidenceKeys, policySchema } from '@zhiban/evidence';
import { readText } from './read-text.ts';
import { CommandError, type Outcome } from './run.ts';
import { ServerClient } from './server-client.ts';

const LOG = 'log.txt';
const POLICY = 'policy.json';
const ROOTS = 'roots';
const HANDOVERS = 'handovers';

/** `zhiban evidence keys DIR`: what verification needs, as files that can be compared and handed on. */
export async function keysCommand(folder: string, { server }: { server: string }): Promise<Outcome> {
  const keys = await new ServerClient(server).call(getEvidenceKeys, {});
  // A root that is trusted no more must not stay.
  await writeAnew(join(folder, ROOTS), 'pem', keys.roots);
  await writeAnew(join(folder, HANDOVERS), 'txt', keys.handovers);
  await writeFile(join(folder, LOG), keys.log.map(word => `${word}\n`).join(''));
  await writeFile(join(folder, POLICY), `${JSON.stringify(keys.policy, null, 2)}\n`);
  return {
    ok: true,
    json: { folder, ...keys },
    text: language =>
      language === 'zh'
        ? `日志公钥：${keys.log.join('\n')}\n见证方 ${keys.policy.witnesses.length} 个，要求 ${keys.policy.threshold} 个联署；根证书 ${keys.roots.length} 张\n请从另一个渠道核对日志公钥：从服务器取来的公钥只能证明它和自己一致。`
        : `Log key: ${keys.log.join('\n')}\n${keys.policy.threshold} of ${keys.policy.witnesses.length} witnesses; ${keys.roots.length} roots\nCompare the log key by another way: a key taken from the server only proves that it agrees with itself.`,
  };
}

/** Writes numbered files into a folder that holds nothing else afterwards. */
async function writeAnew(folder: string, ending: string, texts: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(texts.map((text, at) => writeFile(join(folder, `${at + 1}.${ending}`), text)));
}

async function readAll(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith(`.${ending}`));
  return Promise.all(names.map(name => readText(join(folder, name))));
}

/** Reads what `keysCommand` writes. @throws CommandError CLI_NO_FILE, CLI_NO_KEYS */
export async function readKeys(folder: string): Promise<EvidenceKeys> {
  const log = (await readText(join(folder, LOG))).split(/\s+/).filter(Boolean);
  const policy = policySchema.safeParse(parsed(await readText(join(folder, POLICY))));
  if (!policy.success || log.length === 0)
    throw new CommandError(
      'CLI_NO_KEYS',
      { zh: `${folder} 里的公钥或策略读不出来。`, en: `The keys or the policy in ${folder} cannot be read.` },
      { zh: '请运行 zhiban evidence keys 重新取一次。', en: 'Fetch them again with zhiban evidence keys.' },
    );
  const [roots, handovers] = [
    await readAll(join(folder, ROOTS), 'pem'),
    await readAll(join(folder, HANDOVERS), 'txt'),
  ];
  return { log, handovers, policy: policy.data, roots };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
