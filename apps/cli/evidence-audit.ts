import { type AuditFinding, auditEvidence } from '@zhiban/evidence';
import type { Bilingual } from '@zhiban/kernel';
import type { z } from 'zod';
import type { Outcome } from './run.ts';
import { type SignInOptions, signIn } from './sign-in.ts';

const WHAT: Readonly<Record<AuditFinding['what'], Bilingual>> = {
  'event-gone': { zh: '事件不见了', en: 'the event is gone' },
  'event-changed': {
    zh: '事件的类型、时间、顺序或承诺值改动过',
    en: 'type, time, order or commitment was changed',
  },
  'content-changed': {
    zh: '内容改动过，或没有依法删除的记录就不见了',
    en: 'the content was changed, or is gone without a record',
  },
  'tile-changed': { zh: '日志的这一块改动过', en: 'this tile of the log was changed' },
  'head-changed': {
    zh: '树头与日志不符，或签名不对',
    en: 'the head does not fit the log, or its signature does not hold',
  },
  'not-sealed': { zh: '有事件超过一分钟没有封存', en: 'an event waits for more than a minute to be sealed' },
};

/** `zhiban evidence audit`: every leaf against its event, every tile and the newest head. */
export async function auditCommand(options: SignInOptions): Promise<Outcome> {
  const client = await signIn(options);
  const findings: AuditFinding[] = [];
  let leaves = 0;
  let from: number | null = 0;
  while (from !== null) {
    const stretch: z.output<typeof auditEvidence.response> = await client.call(auditEvidence, {
      query: { from },
    });
    findings.push(...stretch.findings);
    leaves += stretch.checked;
    from = stretch.next;
  }
  return {
    ok: findings.length === 0,
    json: { leaves, findings },
    text(language) {
      const zh = language === 'zh';
      const lines = findings.map(({ leaf, what }) => {
        const where = leaf === null ? '' : zh ? `第 ${leaf} 号叶子：` : `Leaf ${leaf}: `;
        return `✗ ${where}${WHAT[what][language]}`;
      });
      const end = zh
        ? `核对了 ${leaves} 片叶子，${findings.length} 处不符`
        : `${leaves} leaves, ${findings.length} findings`;
      return [...lines, `${findings.length ? '✗' : '✓'} ${end}`].join('\n');
    },
  };
}
