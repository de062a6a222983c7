import { ERASED, type RecordedEvent } from '@zhiban/evidence';
import { ELEMENTS } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import type { z } from 'zod';
import { REVEAL_PURPOSES, type RevealPurpose } from '../model/reveal.ts';
import type { timelineEntry } from '../model/view.ts';

const SENTENCES: Readonly<Record<string, Bilingual>> = {
  'cases.started': { zh: '开始办理', en: 'Started' },
  'cases.material-reused': {
    zh: '同意使用以前提交过的材料',
    en: 'Agreed to use a material submitted earlier',
  },
  'cases.submitted': { zh: '提交了申请，当场受理', en: 'Submitted and accepted' },
  'cases.approved-by-officer': { zh: '审批人员作出准予决定', en: 'Approved by an officer' },
  'cases.refused-by-officer': { zh: '审批人员作出不予决定', en: 'Refused by an officer' },
  'cases.correction-requested': { zh: '审批人员请申请人补正', en: 'An officer asked for corrections' },
  'cases.withdrawn': { zh: '申请人撤回了申请', en: 'Withdrawn by the applicant' },
  'cases.licence-issued': { zh: '证照已签章制发', en: 'The licence was signed and issued' },
  // Its sentence once the contents were erased; before, it says which number and what for.
  'cases.field-revealed': { zh: '审批人员查看了完整的号码', en: 'An officer read a number in full' },
  [ERASED]: { zh: '记录的内容已依法删除', en: 'The contents of the record were erased by law' },
};

const DECIDED: Readonly<Record<string, Bilingual>> = {
  approve: { zh: '系统核对无误，自动准予', en: 'Checked and approved automatically' },
  refuse: { zh: '系统核对后自动作出不予决定', en: 'Checked and refused automatically' },
  correct: { zh: '系统核对后请申请人补正', en: 'Checked: corrections are needed' },
  refer: { zh: '系统核对后转人工审核', en: 'Checked and handed to an officer' },
};

/** The applicant reads who looked at his numbers, and what for. */
function revealed(data: RecordedEvent['data']): Bilingual {
  // Written by revealField.
  const { element, purpose } = data as { element: string; purpose: RevealPurpose };
  const name = ELEMENTS[element]?.name ?? { zh: element, en: element };
  const why = REVEAL_PURPOSES[purpose];
  return {
    zh: `审批人员查看了完整的${name.zh}，用途：${why.zh}`,
    en: `An officer read in full: ${name.en}, ${why.en}`,
  };
}

function sentence({ type, data, erased }: RecordedEvent): Bilingual | undefined {
  if (type === 'cases.field-revealed') return erased ? SENTENCES[type] : revealed(data);
  if (type !== 'cases.decided') return SENTENCES[type];
  if (erased) return { zh: '系统作出核对结论', en: 'Checked by machine' };
  // Written by submitApplication.
  const { outcome } = data.decision as { outcome: string };
  return DECIDED[outcome];
}

/** The story of an application, from its evidence. */
export function timelineOf(events: readonly RecordedEvent[]): z.infer<typeof timelineEntry>[] {
  return events.flatMap(event => {
    const text = sentence(event);
    const by = event.actor.kind === 'applicant' || event.erased ? null : event.actor.name;
    return text ? [{ at: event.at.toISOString(), type: event.type, text, by }] : [];
  });
}
