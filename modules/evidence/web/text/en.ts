import type { zhCN } from './zh-cn.ts';

export const en: typeof zhCN = {
  title: 'Check evidence',
  lead: 'Enter an evidence code to see whether the record was changed. Anyone may; no personal data is shown.',
  label: 'Evidence code',
  hint: 'The 64 digits and letters on the page of the result',
  submit: 'Check',
  wrong: 'An evidence code has 64 digits and letters. Enter all of it.',
  result: 'Result',
  final: 'Sealed and unchanged.',
  finalBy: 'Sealed and unchanged, witnessed by {{names}}.',
  sealed:
    'Sealed and unchanged. Witnesses have yet to sign ({{signed}} did, {{threshold}} are needed), usually within a minute.',
  waiting: 'Just recorded; it is being sealed.',
  broken: 'This record is not what was sealed. Do not rely on it, and tell us by calling 12345.',
  erased: 'The content was erased by law on {{at}}. That it happened, and when, can still be proven.',
  at: 'Recorded',
  sealedAt: 'Sealed',
  place: 'Place in the log',
  placeValue: 'No. {{leaf}} of {{size}} at the time',
  witness: 'Witness',
  witnessValue: '{{name}}, {{at}}',
  noWitness: 'No witness yet',
  root: 'Fingerprint',
  meaning: {
    title: 'What this means',
    text: 'Every step is recorded and linked to the one before, and sealed together with all records of the district. Whoever changes, drops or back-dates one gets another fingerprint. Other departments keep the fingerprints, so that no single one can change them.',
  },
  bundle: {
    title: 'Check it yourself',
    text: 'The bundle holds everything that the decision rests on. It can be checked offline, without trusting this site, with:',
    privacy: 'For the applicant and the department only. It holds personal data; keep it safe.',
    download: 'Download the bundle',
    signIn: 'Sign in to download the bundle',
  },
};
