import {
  addMasterKey,
  dropMasterKey,
  type KeyStatus,
  keyStatus,
  masterKeyFile,
  startReseal,
} from '@zhiban/kernel/server';
import { asOperator, type Operator } from './operator.ts';
import { CommandError, type Outcome } from './run.ts';
import { tableText } from './table.ts';

/** What is not under a named key: of releases that did not name it, or that left it in the clear. */
const UNNAMED: ReadonlySet<string> = new Set(['first', 'clear']);

/** How many values, and files' keys, are under a master key or under none that is named. */
function countsByKey({ columns, files }: KeyStatus): Map<string, number> {
  const totals = new Map<string, number>();
  for (const counts of [...columns.map(column => column.counts), files])
    for (const [name, count] of Object.entries(counts)) {
      const [key = name] = name.split('/');
      totals.set(key, (totals.get(key) ?? 0) + count);
    }
  return totals;
}

/** `zhiban keys status`: which key seals, what is still under others, and how far sealing again has come. */
export async function statusCommand(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const status = await asOperator(env, ({ kernel, sealed }) => keyStatus(kernel, sealed));
  const totals = countsByKey(status);
  const unknown = [...totals.keys()].filter(key => !UNNAMED.has(key) && !status.keyIds.includes(key));
  return {
    ok: unknown.length === 0,
    json: { ...status, unknown },
    text(language) {
      const zh = language === 'zh';
      const head = zh ? ['主密钥', '用途', '数量'] : ['master key', 'use', 'values'];
      const use = (key: string, index: number) => {
        if (index === 0) return zh ? '加密并解密' : 'seals and opens';
        return totals.has(key) ? (zh ? '只解密' : 'opens') : zh ? '可以移除' : 'may be dropped';
      };
      const rows = status.keyIds.map((key, i) => [key, use(key, i), String(totals.get(key) ?? 0)]);
      const first = (totals.get('first') ?? 0) + (totals.get('clear') ?? 0);
      if (first > 0) rows.push(['-', zh ? '早期版本，待重新加密' : 'of an earlier release', String(first)]);
      for (const key of unknown)
        rows.push([
          key,
          zh ? '✗ 没有配置，打不开' : '✗ not configured: cannot be opened',
          String(totals.get(key)),
        ]);
      const detail = [...status.columns, { column: zh ? '文件' : 'files', counts: status.files }].map(
        ({ column, counts }) => [
          column,
          Object.entries(counts)
            .map(([name, count]) => `${name}: ${count}`)
            .join(', ') || '0',
        ],
      );
      return `${tableText([head, ...rows])}\n\n${tableText(detail)}\n\n${passText(status, zh)}`;
    },
  };
}

function passText({ pass }: KeyStatus, zh: boolean): string {
  if (!pass)
    return zh ? '还没有用现在的密钥重新加密过。' : 'Nothing has been sealed again for the present key yet.';
  const done = zh
    ? `已重新加密 ${pass.sealed} 项，${pass.failed} 项打不开`
    : `${pass.sealed} sealed again, ${pass.failed} cannot be opened`;
  if (pass.finishedAt) return zh ? `${done}，已完成。` : `${done}; finished.`;
  return zh ? `${done}，正在处理 ${pass.target}。` : `${done}; now at ${pass.target}.`;
}

function fileOf({ kernel }: Operator): string {
  const file = masterKeyFile(kernel.config);
  if (file !== undefined) return file;
  throw new CommandError(
    'CLI_KEYS_IN_ENVIRONMENT',
    {
      zh: '主密钥写在环境变量里，命令改不了。',
      en: 'The master keys are in environment variables, which no command can change.',
    },
    {
      zh: '先在所有进程的 MASTER_KEYS_PREVIOUS 里加上新密钥并逐个重启，再把它换到 MASTER_KEY 并逐个重启。',
      en: 'Add the new key to MASTER_KEYS_PREVIOUS of every process and restart them one by one; then make it MASTER_KEY and restart them again.',
    },
  );
}

/** `zhiban keys rotate`: a new key seals from now on; the running platform seals everything again. */
export async function rotateCommand(env: NodeJS.ProcessEnv): Promise<Outcome> {
  const id = await asOperator(env, async operator => {
    const added = await addMasterKey(fileOf(operator));
    operator.kernel.keyring.reload();
    await startReseal(operator.kernel);
    return added;
  });
  return {
    ok: true,
    json: { id },
    text: language =>
      language === 'zh'
        ? `新主密钥 ${id} 已启用，后台正在重新加密。请备份密钥文件；用 zhiban keys status 看进度。`
        : `The master key ${id} seals from now on; everything is sealed again in the background. Back the key file up; zhiban keys status shows the progress.`,
  };
}

/** `zhiban keys drop ID`: takes a key away that nothing is sealed with any more. */
export async function dropCommand(env: NodeJS.ProcessEnv, id: string): Promise<Outcome> {
  await asOperator(env, async operator => {
    const file = fileOf(operator);
    const status = await keyStatus(operator.kernel, operator.sealed);
    if (!status.keyIds.slice(1).includes(id))
      throw new CommandError(
        'CLI_NO_SUCH_KEY',
        { zh: `${id} 不是可以移除的密钥。`, en: `${id} is not a key that can be dropped.` },
        { zh: '用 zhiban keys status 看有哪些密钥。', en: 'zhiban keys status lists the keys.' },
      );
    const totals = countsByKey(status);
    const left = (totals.get(id) ?? 0) + (totals.get('first') ?? 0);
    if (left > 0)
      throw new CommandError(
        'CLI_KEY_IN_USE',
        { zh: `还有 ${left} 项要用它解密。`, en: `${left} values still need it.` },
        {
          zh: '让平台运行到重新加密完成，再试一次。',
          en: 'Let the platform run until everything is sealed again, then try again.',
        },
      );
    await dropMasterKey(file, id);
  });
  return {
    ok: true,
    json: { id },
    text: language =>
      language === 'zh'
        ? `主密钥 ${id} 已移除。旧备份仍要用它，请另行妥善保存。`
        : `The master key ${id} is dropped. Older backups still need it: keep it in a safe place.`,
  };
}
