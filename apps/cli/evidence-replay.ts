import { type Replay, replayBundle } from '@zhiban/cases/verify';
import { ServicePackageError } from '@zhiban/catalogue';
import type { Language } from './language.ts';
import { readText } from './read-text.ts';
import { CommandError, type Outcome } from './run.ts';

const holds = ({ sameRules, sameOutcome, sameReasons, sameTrace }: Replay): boolean =>
  sameRules && sameOutcome && sameReasons && sameTrace;

function text(replay: Replay, language: Language): string {
  const { event, version, recorded, again } = replay;
  const zh = language === 'zh';
  const line = (good: boolean, chinese: string, english: string) =>
    `  ${good ? '✓' : '✗'} ${zh ? chinese : english}`;
  const result = ({ outcome, band, reasons }: Replay['recorded']) =>
    `${outcome}/${band} [${reasons.join(', ')}]`;
  return [
    zh ? `事件 ${event}：第 ${version} 版规则` : `Event ${event}: version ${version}`,
    line(replay.sameRules, '规则就是作决定时的规则', 'rules are those of the decision'),
    line(replay.sameOutcome, `结论：${result(recorded)}`, `outcome: ${result(recorded)}`),
    ...(replay.sameOutcome ? [] : [zh ? `    重放得到：${result(again)}` : `    replayed: ${result(again)}`]),
    line(replay.sameReasons, '理由逐字相同', 'reasons are the same to the letter'),
    line(replay.sameTrace, '每一行规则的每个条件相同', 'every condition of every row is the same'),
  ].join('\n');
}

/** `zhiban evidence replay BUNDLE`: makes each decision again out of the bundle alone. */
export async function replayCommand(file: string): Promise<Outcome> {
  const replays = await replayBundle(await readText(file)).catch((error: unknown) => {
    if (error instanceof ServicePackageError) return undefined;
    throw error;
  });
  if (!replays)
    throw new CommandError(
      'CLI_NO_BUNDLE',
      {
        zh: `${file} 不是办件的存证包，或里面的规则不能用。`,
        en: `${file} is no application's bundle, or its rules do not compile.`,
      },
      { zh: '请在存证码页面重新下载。', en: 'Download it again from the page of the evidence code.' },
    );
  const ok = replays.every(holds);
  return {
    ok,
    json: { file, decisions: replays },
    text(language) {
      const zh = language === 'zh';
      if (replays.length === 0)
        return zh
          ? '– 没有可以重放的机器决定（或内容已依法删除）'
          : '– No decision to replay (or erased by law)';
      const end = zh ? (ok ? '✓ 重放结果相同' : '✗ 重放结果不同') : ok ? '✓ Same result' : '✗ Another result';
      return [...replays.map(replay => text(replay, language)), end].join('\n');
    },
  };
}
