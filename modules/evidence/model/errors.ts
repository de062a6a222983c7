import { defineErrors } from '@zhiban/kernel';

export const evidenceErrors = defineErrors('EVIDENCE', {
  UNKNOWN_CODE: {
    status: 404,
    message: { zh: '没有找到这个存证码。', en: 'No evidence was found under this code.' },
    remedy: {
      zh: '请核对是否抄漏：存证码有 64 位。刚办完的，请过一分钟再查；仍查不到，请找办理部门。',
      en: 'Compare the code: it has 64 characters. After a fresh decision wait a minute; then ask the office.',
    },
  },
  NO_SUCH_HEAD: {
    status: 404,
    message: { zh: '日志没有这一棵树或这一块。', en: 'The log has no such tree or tile.' },
    remedy: {
      zh: '请先取最新的树头，按它的大小来取。',
      en: 'Fetch the newest head first and keep to its size.',
    },
  },
  COSIGNATURE_REFUSED: {
    status: 422,
    message: {
      zh: '联署没有收下：不是名单上的见证方，或签的不是本日志的树头。',
      en: 'The cosignature was not taken: not a witness of the policy, or not over a head of this log.',
    },
    remedy: {
      zh: '请核对见证方的密钥是否已列入策略文件，并取最新的树头重新签。',
      en: 'See that the witness key is in the policy file, and sign the newest head again.',
    },
  },
  SAME_PERSON: {
    status: 403,
    message: { zh: '提出的人不能批准自己提出的删除。', en: 'Who proposed an erasure may not approve it.' },
    remedy: { zh: '请由另一位有权限的人员批准。', en: 'Let another person who may do this approve it.' },
  },
  STILL_NEEDED: {
    status: 409,
    message: {
      zh: '这份申请还在办理，内容不能删除。',
      en: 'This application is under way; its contents cannot be erased.',
    },
    remedy: {
      zh: '请等办结，或等申请人撤回以后再删除。',
      en: 'Wait until it is decided, or until the applicant has withdrawn it.',
    },
  },
  NO_SUCH_KEY: {
    status: 404,
    message: { zh: '没有等待启用的这个日志密钥。', en: 'No such key of the log waits to be put in charge.' },
    remedy: {
      zh: '请刷新后核对：它可能已经启用，或已被新的提议替换。',
      en: 'Look again: it may be in charge already, or a newer proposal took its place.',
    },
  },
  KEY_SAME_PERSON: {
    status: 403,
    message: { zh: '提出的人不能启用自己提出的密钥。', en: 'Who proposed a key may not put it in charge.' },
    remedy: { zh: '请由另一位运维人员启用。', en: 'Let another operator do it.' },
  },
  NOTHING_TO_ERASE: {
    status: 409,
    message: { zh: '这份记录没有可以删除的内容。', en: 'This record holds no content to erase.' },
    remedy: {
      zh: '请核对存证码；内容可能已经依法删除，或已有待批准的删除。',
      en: 'Check the code; it may be erased already, or an erasure may be waiting for approval.',
    },
  },
});
