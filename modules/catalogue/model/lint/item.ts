import type { Finding } from '../finding.ts';
import { type Check, inDefinition } from './context.ts';

const FLOW = ['acceptance', 'review', 'decision', 'issue', 'delivery'] as const;

/** The cross-checks that reviewers of implementation lists make (STANDARDS: service item). */
export const itemChecks: Check = context => {
  const { item, licence } = context.definition;
  const findings: Finding[] = [];
  const at = (field: keyof typeof item, zh: string, en: string, remedyZh: string, remedyEn: string) =>
    findings.push(inDefinition(context, ['item', field], { zh, en }, { zh: remedyZh, en: remedyEn }));

  if (item.promisedDays > item.statutoryDays)
    at(
      'promisedDays',
      '承诺办结时限比法定时限还长。',
      'The promised limit exceeds the statutory one.',
      `请改成不超过 ${item.statutoryDays} 个工作日。`,
      `At most ${item.statutoryDays} workdays.`,
    );
  if (item.projectType === '1' && item.promisedDays > 1)
    at(
      'projectType',
      '即办件的承诺时限超过 1 个工作日。',
      'An item done at once promises more than one workday.',
      '请改成承诺件，或缩短时限。',
      'Make it a promised item or shorten the limit.',
    );
  if (item.enquiryPhone === item.complaintPhone)
    at(
      'complaintPhone',
      '咨询电话与投诉电话相同。',
      'Enquiry and complaint telephones are the same.',
      '请填写另一个部门或热线的投诉电话。',
      'Give a complaint line of another body.',
    );
  if (item.visits === 0 && item.visitsReason)
    at(
      'visitsReason',
      '到现场次数是 0，却写了必须到现场的原因。',
      'There are no visits, yet a reason for them.',
      '请删掉原因，或改次数。',
      'Remove the reason or change the number.',
    );
  if (item.visits > 0 && !item.visitsReason)
    at(
      'visits',
      '要求到现场，却没有写原因。',
      'Visits are demanded without a reason.',
      '请补上 visitsReason。',
      'Add visitsReason.',
    );
  if (item.chargeable && item.fees.length === 0)
    at(
      'chargeable',
      '写了收费，却没有收费项目和依据。',
      'It is chargeable, yet has no fees.',
      '请补上 fees，每项写明标准和依据。',
      'Add fees, each with its basis.',
    );
  if (!item.chargeable && item.fees.length > 0)
    at(
      'fees',
      '写了不收费，却有收费项目。',
      'It is free of charge, yet has fees.',
      '请删掉 fees，或改成收费。',
      'Remove them or make it chargeable.',
    );

  const issuesLicence = item.results.some(({ type }) => type === 'licence');
  const missing = FLOW.filter(step => !item.flow.includes(step));
  if (issuesLicence && missing.length > 0)
    at(
      'flow',
      `发证的事项流程缺少：${missing.join('、')}。`,
      `The flow of a licence lacks: ${missing.join(', ')}.`,
      '请写全受理、审查、决定、制证、送达。',
      'Name all five steps.',
    );
  if (issuesLicence && !licence)
    at(
      'results',
      '结果是证照，却没有 licence 一节。',
      'The result is a licence, yet there is no licence section.',
      '请补上 licence。',
      'Add it.',
    );
  if (!issuesLicence && licence)
    at(
      'results',
      '有 licence 一节，结果里却没有证照。',
      'There is a licence section, yet no licence among the results.',
      '请在 results 里补上证照。',
      'Add it to the results.',
    );
  return findings;
};
