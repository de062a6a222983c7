import type { Bilingual } from '@zhiban/kernel';

/** Why a signature does not hold, in the words of the public verification page. */
export const signatureProblems = {
  none: { zh: '文件里没有数字签名。', en: 'The file carries no digital signature.' },
  several: {
    zh: '文件里有不止一个数字签名，不是本平台签发的原件。',
    en: 'The file carries more than one signature, so it is not the original.',
  },
  appended: {
    zh: '签名之后文件又被追加或删减了内容。',
    en: 'Content was added to or cut from the file after it was signed.',
  },
  unreadable: { zh: '数字签名已损坏，无法识别。', en: 'The signature is damaged and cannot be read.' },
  changed: { zh: '签名之后文件内容被改动过。', en: 'The content was changed after it was signed.' },
  otherCertificate: {
    zh: '签名里的证书被替换过，与签名不符。',
    en: 'The certificate in the signature was replaced; it is not the one that signed.',
  },
  forged: { zh: '数字签名与证书不符。', en: 'The signature does not match its certificate.' },
  expired: {
    zh: '签名时证书不在有效期内。',
    en: 'The certificate was not in force when the file was signed.',
  },
  untrusted: {
    zh: '签名证书不是本平台认可的机构颁发的。',
    en: 'The certificate was not issued by an authority that this platform trusts.',
  },
} as const satisfies Record<string, Bilingual>;

export type SignatureProblem = keyof typeof signatureProblems;
