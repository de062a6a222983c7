import type { DecisionInput } from '@zhiban/catalogue';
import { chineseDate } from '@zhiban/documents/server';
import { civilDay } from '@zhiban/kernel';
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

/** The application form as PDF: every field with its value and source, as submitted, or as it stands in a draft. */
export async function writeApplicationForm(
  context: CaseContext,
  record: ApplicationRecord,
): Promise<Uint8Array> {
  const service = await serviceOf(context, record);
  const input = await inputOf(context, record);
  const { groups } = service.form(input);
  return context.documents.writeApplicationForm({
    title: `${record.serviceName.zh}申请表`,
    number: record.number,
    office: record.departmentName,
    date: civilDay(record.submittedAt ?? context.kernel.clock.now()),
    sections: groups.map(({ title, fields }) => ({
      heading: title.zh,
      fields: fields.map(({ element, label, definition }) => {
        const fact = input.carriers[FORM]?.[element];
        const readable = { type: definition.type, choices: [...(definition.choices ?? [])] };
        return {
          label: label.zh,
          value: (fact && readableValue(readable, fact.value, WORDS)) ?? '',
          source: fact?.source.name.zh ?? '',
        };
      }),
    })),
    materials: submittedMaterials(service, input),
    declarations: [
      '申请人承诺以上内容和材料真实，并对其真实性负责（《中华人民共和国行政许可法》第三十一条）。',
    ],
  });
}

/** What was submitted; while the applicant is writing, what stands there. */
async function inputOf(context: CaseContext, record: ApplicationRecord): Promise<DecisionInput> {
  const isOpen = record.status === 'draft' || record.status === 'correction';
  if (isOpen || !record.submittedAt) return (await openDossier(context, record)).input;
  return submittedInput(context, record.id);
}
