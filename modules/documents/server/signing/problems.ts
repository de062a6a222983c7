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
  timeStamp: {
    zh: '时间戳与签名不符，或已损坏。',
    en: 'The time-stamp does not belong to the signature, or is damaged.',
  },
  timeStampUntrusted: {
    zh: '时间戳不是本平台认可的机构签发的。',
    en: 'The time-stamp was not issued by an authority that this platform trusts.',
  },
  otherTime: {
    zh: '签署时间与时间戳相差太多，可能是倒签。',
    en: 'The stated time of signing is too far from the time-stamp; it may be back-dated.',
  },
  otherOffice: {
    zh: '签名的机关不是这份证照写明的发证机关。',
    en: 'The office that signed is not the one that the licence names.',
  },
  otherSeal: {
    zh: '印章与签名者不符，或签名时印章不在有效期内。',
    en: 'The seal does not belong to the signer, or was not in force.',
  },
} as const satisfies Record<string, Bilingual>;

export type SignatureProblem = keyof typeof signatureProblems;

/** Why the parts of a package are not those that were signed. */
export const partProblems = {
  changed: (path: string): Bilingual => ({
    zh: `签名之后文件里的 ${path} 被改动过。`,
    en: `The part ${path} was changed after it was signed.`,
  }),
  missing: (path: string): Bilingual => ({
    zh: `签名之后文件里少了 ${path}。`,
    en: `The part ${path} was removed after the file was signed.`,
  }),
  added: (path: string): Bilingual => ({
    zh: `签名之后文件里多了 ${path}。`,
    en: `The part ${path} was added after the file was signed.`,
  }),
} as const;
