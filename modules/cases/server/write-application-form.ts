import type { CompiledService, DecisionInput } from '@zhiban/catalogue';
import { type ApplicationForm, chineseDate, fillDocx } from '@zhiban/documents/server';
import { type Element, type FactValue, maskFor } from '@zhiban/facts';
import type { Caller } from '@zhiban/identity';
import { civilDay } from '@zhiban/kernel';
import { caseErrors } from '../model/lifecycle.ts';
import { readableValue } from '../model/readable-value.ts';
import { type CaseContext, serviceOf } from './context.ts';
import { FORM, openDossier } from './dossier.ts';
import type { ApplicationRecord } from './store.ts';
import { submittedInput } from './submitted-input.ts';
import { submittedMaterials } from './submitted-materials.ts';

const WORDS = {
  yes: '是',
  no: '否',
  unlimited: '长期',
  date: chineseDate,
  choice: ({ zh }: { zh: string }) => zh,
};

type Read = (element: Element, value: FactValue) => string | null;

/** Values in words, as far as their reader may see them. */
function readFor(caller: Caller): Read {
  const mask = maskFor(caller);
  return ({ code, type, choices = [] }, value) =>
    readableValue({ type, choices: [...choices] }, mask(code, value), WORDS);
}

/**
 * The application form, as submitted, or as it stands in a draft, masked for its reader: as PDF every field with its
 * value and source, as docx the form that the service brings.
 * @throws CASES_NO_WORD_FORM
 */
export async function writeApplicationForm(
  context: CaseContext,
  caller: Caller,
  record: ApplicationRecord,
  as: 'pdf' | 'docx',
): Promise<Uint8Array> {
  const service = await serviceOf(context, record);
  const input = await inputOf(context, record);
  const read = readFor(caller);
  const date = civilDay(record.submittedAt ?? context.kernel.clock.now());
  const form = formOf(service, input, record, { date, read });
  if (as === 'pdf') return context.documents.writeApplicationForm(form);
  const template = service.documents.applicationForm;
  if (!template) throw caseErrors.NO_WORD_FORM();
  const about = {
    事项: record.serviceName.zh,
    申请编号: form.number,
    受理部门: form.office,
    申请人: record.applicantName,
    申请日期: chineseDate(form.date),
  };
  const fields = form.sections.flatMap(section => section.fields);
  return fillDocx(
    template,
    service.templateValues(input, { about, fields, materials: form.materials, read }),
  );
}

function formOf(
  service: CompiledService,
  input: DecisionInput,
  record: ApplicationRecord,
  { date, read }: { date: string; read: Read },
): ApplicationForm {
  const { groups } = service.form(input);
  return {
    title: `${record.serviceName.zh}申请表`,
    number: record.number,
    office: record.departmentName,
    date,
    sections: groups.map(({ title, fields }) => ({
      heading: title.zh,
      fields: fields.map(({ element, label, definition }) => {
        const fact = input.carriers[FORM]?.[element];
        return {
          label: label.zh,
          value: (fact && read(definition, fact.value)) ?? '',
          source: fact?.source.name.zh ?? '',
        };
      }),
    })),
    materials: submittedMaterials(service, input),
    declarations: [
      '申请人承诺以上内容和材料真实，并对其真实性负责（《中华人民共和国行政许可法》第三十一条）。',
    ],
  };
}

/** What was submitted; while the applicant is writing, what stands there. */
async function inputOf(context: CaseContext, record: ApplicationRecord): Promise<DecisionInput> {
  const isOpen = record.status === 'draft' || record.status === 'correction';
  if (isOpen || !record.submittedAt) return (await openDossier(context, record)).input;
  return submittedInput(context, record.id);
}
