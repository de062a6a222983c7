import type { CompiledService } from '@zhiban/catalogue';
import type { PaperContent } from '@zhiban/documents/server';
import { ELEMENTS } from '@zhiban/facts';
import type { Job } from '@zhiban/kernel/server';
import { z } from 'zod';
import { workdaysAfter } from '../model/deadline.ts';
import { type CaseContext, findApplication, issuerOf, serviceOf, streamOf } from './context.ts';
import { FORM } from './dossier.ts';
import { type PaperOccasion, paperOccasions } from './paper-occasions.ts';
import { recordPaper } from './record-paper.ts';
import type { ApplicationRecord } from './store.ts';
import { submittedMaterials } from './submitted-materials.ts';

const payload = z.object({ applicationId: z.uuid() });

/** The name under which notices are enqueued; the handler needs the context. */
export const writePapersJob = { name: 'cases.write-papers', payload };

/** Makes the notices that the evidence calls for and that are not there yet. */
export function writePapers(context: CaseContext): Job<typeof payload> {
  return {
    ...writePapersJob,
    async run({ applicationId }) {
      const record = await findApplication(context, applicationId);
      const [service, issuer, events] = await Promise.all([
        serviceOf(context, record),
        issuerOf(context, record),
        context.evidence.read(streamOf(applicationId)),
      ]);
      for (const occasion of paperOccasions(events))
        await context.documents.writePaper(
          { ...contentOf(record, service, occasion), applicationId, occasion: occasion.event, issuer },
          recordPaper(context, applicationId),
        );
    },
  };
}

function contentOf(
  record: ApplicationRecord,
  service: CompiledService,
  occasion: PaperOccasion,
): PaperContent {
  const { day, nth, submittedOn, input, points } = occasion;
  const about = {
    addressee: record.applicantName,
    addressed: record.organisation ? '你单位' : '你',
    service: record.serviceName.zh,
    applicationNumber: record.number,
    receivedOn: submittedOn,
    date: day,
  } as const;
  const again = nth > 1 ? `-${nth}` : '';
  if (occasion.kind === 'acceptance') {
    const { promisedDays } = service.definition.item;
    return {
      ...about,
      kind: 'acceptance',
      number: `受理编号：${record.number}${again}`,
      materials: [
        { name: '申请表', form: '在线填写', copies: 1 },
        ...submittedMaterials(service, input).map(material => ({ ...material, copies: 1 })),
      ],
      promise: { workingDays: promisedDays, lastDay: workdaysAfter(submittedOn, promisedDays) },
    };
  }
  const { title, numberPrefix, paragraphs } = service.letter('correct', input);
  return {
    ...about,
    kind: 'correction',
    title,
    number: `${numberPrefix}〔${day.slice(0, 4)}〕第${record.number.slice(-6)}${again}号`,
    paragraphs,
    points: points.map(({ reason, remedy, legalBasis, ...target }) => ({
      where: placeName(service, occasion, target),
      problem: reason,
      remedy,
      legalBasis: legalBasis || '《中华人民共和国行政许可法》第三十二条',
    })),
  };
}

/** The name of the field or material that a point is about. */
function placeName(
  service: CompiledService,
  { input }: PaperOccasion,
  { field, material }: Pick<PaperOccasion['points'][number], 'field' | 'material'>,
): string {
  const { groups, materials } = service.form(input);
  const named = materials.find(({ id }) => id === material);
  if (named) return named.name.zh;
  if (!field) return '申请信息';
  const asked = groups.flatMap(({ fields }) => fields).find(({ element }) => element === field.element);
  if (field.carrier === FORM && asked) return asked.label.zh;
  return `${field.carrier}的${ELEMENTS[field.element]?.name.zh ?? '信息'}`;
}
