import type { Look } from './watch.ts';

/** What a witness tells whoever asks it. */
export interface WitnessStatus {
  readonly name: string;
  readonly key: string;
  readonly log: string;
  readonly look: Look | null;
  readonly lookedAt: string | null;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

function sentence({ look, lookedAt }: WitnessStatus): { zh: string; en: string } {
  if (!look) return { zh: '还没有查看过日志。', en: 'The log has not been looked at yet.' };
  const at = lookedAt ?? '';
  switch (look.kind) {
    case 'signed':
      return {
        zh: `正常：${at} 查看，已联署 ${look.size} 片叶子的树头${look.taken ? '' : '，但日志没有收下联署'}${look.silent ? `；没有应答的其他见证方：${look.silent.join('、')}` : ''}。`,
        en: `In order: looked at ${at}, countersigned the head of ${look.size} leaves${look.taken ? '' : ', which the log did not take'}${look.silent ? `; peers that did not answer: ${look.silent.join(', ')}` : ''}.`,
      };
    case 'alarm':
      return {
        zh: `警报：日志前后矛盾（${look.alarm.kind}，${look.alarm.at}）。已停止联署，证据保存在状态文件中。请立即联系数据管理部门和监督部门。`,
        en: `Alarm: the log contradicts itself (${look.alarm.kind}, ${look.alarm.at}). Nothing more is signed; the two heads are kept in the state file. Tell the data office and its supervisors now.`,
      };
    default:
      return {
        zh: `没有联署：${look.why}（${at}）。稍后再试。`,
        en: `Not signed: ${look.why} (${at}). It is tried again.`,
      };
  }
}

/** One page in two languages, without script or style of others. */
export function statusPage(status: WitnessStatus): string {
  const { zh, en } = sentence(status);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>见证 ${escaped(status.name)}</title>
<body style="font:16px/26px sans-serif;max-width:40em;margin:2em auto;padding:0 1em">
<h1>见证方 ${escaped(status.name)}</h1><p role="status">${escaped(zh)}</p><p lang="en">${escaped(en)}</p>
<p>日志 ${escaped(status.log)}<br>公钥 <code style="overflow-wrap:anywhere">${escaped(status.key)}</code></p></body></html>
`;
}
