import { type Bilingual, defineErrors } from '@zhiban/kernel';

export const STATUSES = ['draft', 'review', 'correction', 'approved', 'refused', 'withdrawn'] as const;
/** Where an application stands. The decision's outcome and the officer's acts move it, nothing else. */
export type Status = (typeof STATUSES)[number];

export const ACTIONS = ['edit', 'submit', 'withdraw', 'approve', 'refuse', 'correct'] as const;
export type Action = (typeof ACTIONS)[number];

type Lifecycle = Record<Status, { readonly [A in Action]?: readonly Status[] }>;

/**
 * The lifecycle: from which status which action leads where. `submit` leads where the decision says:
 * to an end when it is automatic, to an officer, or back with named points.
 * Withdrawal before the decision: 行政许可法 does not forbid it; practice allows it until the decision.
 */
export const LIFECYCLE = {
  draft: {
    edit: ['draft'],
    submit: ['approved', 'refused', 'review', 'correction'],
    withdraw: ['withdrawn'],
  },
  review: { approve: ['approved'], refuse: ['refused'], correct: ['correction'], withdraw: ['withdrawn'] },
  correction: {
    edit: ['correction'],
    submit: ['approved', 'refused', 'review', 'correction'],
    withdraw: ['withdrawn'],
  },
  approved: {},
  refused: {},
  withdrawn: {},
} as const satisfies Lifecycle;

export const STATUS_NAMES: Readonly<Record<Status, Bilingual>> = {
  draft: { zh: '填写中', en: 'Draft' },
  review: { zh: '人工审核中', en: 'With an officer' },
  correction: { zh: '待补正', en: 'Needs correction' },
  approved: { zh: '准予许可', en: 'Approved' },
  refused: { zh: '不予许可', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const isClosed = (status: Status): boolean => Object.keys(LIFECYCLE[status]).length === 0;

/** The actions that the lifecycle knows in this status. */
export function actionsIn(status: Status): Action[] {
  return ACTIONS.filter(action => action in LIFECYCLE[status]);
}

/** Throws CASES_NOT_NOW unless `action` may lead from `status` to `target`. */
export function assertMove(status: Status, action: Action, target: Status): void {
  const moves: Lifecycle[Status] = LIFECYCLE[status];
  if (!moves[action]?.includes(target)) throw caseErrors.NOT_NOW({ status: STATUS_NAMES[status].zh, action });
}

export const caseErrors = defineErrors('CASES', {
  NOT_NOW: {
    status: 409,
    message: {
      zh: '办件现在是“{status}”，不能这样操作。',
      en: 'The application is “{status}”; this is not possible now.',
    },
    remedy: { zh: '请刷新页面，按最新状态办理。', en: 'Reload the page and go on from the present state.' },
  },
  COMPANY_NEEDED: {
    status: 422,
    message: {
      zh: '这个事项要以企业或个体工商户的身份办理。',
      en: 'This service is for a company or a sole trader.',
    },
    remedy: {
      zh: '请先在右上角选择要代表的企业，再开始办理。',
      en: 'Choose the company that you act for, then start again.',
    },
  },
  WRONG_SITUATION: {
    status: 422,
    message: {
      zh: '您的情形不在这个事项的办理范围内。',
      en: 'Your situation is not covered by this service.',
    },
    remedy: {
      zh: '请按指南中的说明改办相应事项，或拨打 12345 咨询。',
      en: 'Follow the guide to the right service, or call 12345.',
    },
  },
  NOT_TRUTHFUL: {
    status: 422,
    message: { zh: '还没有确认所填内容属实。', en: 'The statement of truth is not confirmed.' },
    remedy: {
      zh: '请勾选承诺后再提交（《行政许可法》第三十一条）。',
      en: 'Tick the statement, then submit.',
    },
  },
  STILL_READING: {
    status: 409,
    message: { zh: '材料还在识别中。', en: 'A material is still being read.' },
    remedy: { zh: '请等几秒，识别完成后再提交。', en: 'Wait a few seconds until it is read, then submit.' },
  },
  MATERIAL_GONE: {
    status: 409,
    message: {
      zh: '您选用的以前的材料已经不能用了（已撤回、到期，或不再同意使用）：{names}。',
      en: 'An earlier material that you chose can no longer be used (withdrawn, expired, or consent taken back): {names}.',
    },
    remedy: {
      zh: '请在材料一栏重新上传，或改用别的一份，再提交。',
      en: 'Upload it again or choose another under materials, then submit.',
    },
  },
  UNKNOWN_FIELD: {
    status: 422,
    message: { zh: '这张表里没有“{name}”这一项。', en: 'This form has no “{name}”.' },
    remedy: { zh: '请刷新页面后再填写。', en: 'Reload the page and fill in again.' },
  },
  OWN_APPLICATION: {
    status: 403,
    message: {
      zh: '这是您本人的申请，不能由您自己审批。',
      en: 'This is your own application; you may not decide it.',
    },
    remedy: {
      zh: '请告诉科室负责人，由另一位审批人员办理（《公务员法》第七十六条）。',
      en: 'Tell the head of your office: a colleague has to decide it.',
    },
  },
  REASON_NEEDED: {
    status: 422,
    message: {
      zh: '不予许可必须写明理由（《行政许可法》第三十八条）。',
      en: 'A refusal needs its reasons in writing.',
    },
    remedy: {
      zh: '请写明理由和依据，可从建议中选用。',
      en: 'Write the reasons and their basis; drafts are offered.',
    },
  },
  NOTHING_TO_CORRECT: {
    status: 422,
    message: { zh: '补正通知至少要写明一处问题。', en: 'A request for correction names at least one point.' },
    remedy: {
      zh: '请选择字段或材料，写明原因和补正办法。',
      en: 'Choose a field or material and say what to mend.',
    },
  },
  EDITED_ELSEWHERE: {
    status: 409,
    message: { zh: '这份申请刚在别处改过。', en: 'This application was changed elsewhere a moment ago.' },
    remedy: {
      zh: '页面已为您载入最新内容，请核对后继续。',
      en: 'The newest content is loaded; check it and go on.',
    },
  },
  LICENCE_INCOMPLETE: {
    status: 422,
    message: {
      zh: '现有信息不够填写证照，准予后也发不出证。',
      en: 'What is known does not fill the licence, so an approval could not be issued.',
    },
    remedy: {
      zh: '请先请申请人补正缺少的信息或材料，再作决定。',
      en: 'Ask the applicant for what is missing, then decide.',
    },
  },
  NO_DOCUMENT_YET: {
    status: 404,
    message: { zh: '证照或文书还在生成。', en: 'The document is still being made.' },
    remedy: { zh: '通常几秒内完成，请稍后刷新。', en: 'It is usually ready within seconds; reload shortly.' },
  },
  NO_WORD_FORM: {
    status: 404,
    message: { zh: '这个事项没有 Word 版申请表。', en: 'This service has no application form for Word.' },
    remedy: { zh: '请下载 PDF 版。', en: 'Take the PDF.' },
  },
});
