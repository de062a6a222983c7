import { defineErrors } from '@zhiban/kernel';

/** What can go wrong with the register of licences and with checking a file. */
export const licenceErrors = defineErrors('DOCUMENTS_LICENCE', {
  NOT_NOW: {
    status: 409,
    message: {
      zh: '证照现在是“{state}”，不能{act}。',
      en: 'The licence is in state {state}; this act is not possible now.',
    },
    remedy: { zh: '请刷新页面，按最新状态办理。', en: 'Reload the page and go on from the present state.' },
  },
  CHANGED_ELSEWHERE: {
    status: 409,
    message: { zh: '这张证照刚被别人办理过。', en: 'Somebody else changed this licence a moment ago.' },
    remedy: {
      zh: '请刷新页面，看清最新内容后再办理。',
      en: 'Reload the page, read what is new, then decide again.',
    },
  },
  ALREADY_PROPOSED: {
    status: 409,
    message: {
      zh: '这张证照已有一项提议在等另一人确认。',
      en: 'A proposal for this licence is waiting for a second person already.',
    },
    remedy: {
      zh: '请先确认、退回或撤回那一项，再提出新的。',
      en: 'Confirm, decline or withdraw that one first.',
    },
  },
  OWN_PROPOSAL: {
    status: 403,
    message: {
      zh: '这是您自己提出的，要由本部门另一位审批人员确认或退回。',
      en: 'You proposed this yourself; another officer of the department confirms or declines it.',
    },
    remedy: { zh: '请同事处理；提错了可以撤回。', en: 'Ask a colleague; you may withdraw it.' },
  },
  OF_ANOTHER: {
    status: 403,
    message: { zh: '只有提出的人可以撤回。', en: 'Only who proposed it may withdraw it.' },
    remedy: { zh: '不同意的，请退回并写明理由。', en: 'If you disagree, decline it and say why.' },
  },
  ANSWERED: {
    status: 409,
    message: { zh: '这项提议已经处理过。', en: 'This proposal was answered already.' },
    remedy: { zh: '请刷新页面查看结果。', en: 'Reload the page to see how.' },
  },
  REASON_NEEDED: {
    status: 422,
    message: { zh: '退回要写明理由。', en: 'A proposal is declined with a reason.' },
    remedy: { zh: '请写一两句为什么退回。', en: 'Say in a sentence or two why.' },
  },
  WRONG_END: {
    status: 422,
    message: {
      zh: '新的有效期截止日要晚于 {from}，最多延长 {years} 年。',
      en: 'The new last day must be after {from} and at most {years} years later.',
    },
    remedy: { zh: '请核对日期后再填。', en: 'Check the date and enter it again.' },
  },
  NO_END: {
    status: 409,
    message: { zh: '这张证照长期有效，不用延续。', en: 'This licence has no end, so it needs no renewal.' },
    remedy: {
      zh: '不需要再操作；内容有变化的，请按变更办理。',
      en: 'Nothing is to be done; what has changed goes through a change.',
    },
  },
  WRONG_DAY: {
    status: 422,
    message: { zh: '附注的截止日已经过去。', en: 'The last day of the note is over already.' },
    remedy: {
      zh: '请填今天或以后的日期，或者不填。',
      en: 'Enter today or a later day, or leave it empty.',
    },
  },
  CHECK_BUSY: {
    status: 503,
    message: { zh: '现在核验文件的人很多。', en: 'Too many files are being checked just now.' },
    remedy: {
      zh: '请过一会儿再试，或者先用证照上的标识查询。',
      en: 'Try again in a moment, or use the identifier on the licence.',
    },
  },
  CHECK_FAILED: {
    status: 422,
    message: {
      zh: '这个文件没能检查完：结构不正常，或者太费时间。',
      en: 'This file could not be checked to its end: it is not normal inside, or takes too long.',
    },
    remedy: {
      zh: '请不要采信它，改用证照上的标识或二维码核验。',
      en: 'Do not rely on it; use the identifier or the QR code on the licence.',
    },
  },
});
