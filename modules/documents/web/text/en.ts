import { keysEn } from '../console/keys-text-en.ts';
import { demoEn } from '../demo/text-en.ts';
import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  demo: demoEn,
  keys: keysEn,
  verify: {
    title: 'Verify a licence',
    lead: 'Scan the QR code on the licence or enter its identifier to see whether it is genuine and in force.',
    label: 'Identifier of the electronic licence',
    hint: 'Printed beside the QR code; it begins with 1.2.156.3005.2',
    submit: 'Verify',
    short: 'This identifier is too short. Enter all of it as printed.',
    trusted: 'Genuine and valid: issued by the authority, unchanged, and in force.',
    notValid: 'Issued by the authority, but its state is now “{{state}}”; it may not be used.',
    expired: 'Issued by the authority, but it expired on {{date}}; it may not be used.',
    broken: 'Its electronic signature is not valid. Do not rely on it, and tell us by calling 12345.',
    number: 'Licence number',
    holder: 'Holder',
    issuer: 'Issued by',
    issueDate: 'Issued on',
    validTo: 'Valid until',
    unlimited: 'No end date',
    signer: 'Electronic signature',
    signature: '{{signer}}, signed {{at}}',
    signatureUndated: '{{signer}}',
    compare: 'Compare this with the licence in your hands: they must agree in every point.',
  },
};
