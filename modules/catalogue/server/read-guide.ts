import type { Kernel } from '@zhiban/kernel/server';
import type { GuideView } from '../model/operations.ts';
import { usualTime } from '../model/usual-time.ts';
import type { CompiledVersions } from './compiled-versions.ts';
import { summaryOf } from './find-services.ts';
import { readFiles, readHistogram } from './store.ts';

/**
 * The guide of a published service with the time that it usually takes.
 * @throws CATALOGUE_NO_SUCH_SERVICE
 */
export async function readGuide(
  kernel: Kernel,
  versions: CompiledVersions,
  serviceId: string,
): Promise<GuideView> {
  const service = await versions.current(serviceId);
  const [files, histogram] = await Promise.all([
    readFiles(kernel.db, serviceId, service.version),
    readHistogram(kernel.db, serviceId),
  ]);
  const { item, guide, materials } = service.definition;
  return {
    ...summaryOf(service),
    statutoryDays: item.statutoryDays,
    visitsReason: item.visitsReason ?? null,
    fees: item.fees,
    enquiryPhone: item.enquiryPhone,
    complaintPhone: item.complaintPhone,
    place: item.place,
    hours: item.hours,
    youGet: guide.youGet,
    whoMay: guide.whoMay,
    youNeed: guide.youNeed,
    howLong: guide.howLong,
    materials: materials.map(({ id, name, hint, required, when, legalBasis }) => ({
      id,
      name,
      hint: hint ?? null,
      required:
        required === false ? 'never' : required === true && when === undefined ? 'always' : 'sometimes',
      legalBasis,
    })),
    questions: guide.questions.map(({ question, answer, legalBasis }) => ({
      question,
      answer,
      legalBasis: legalBasis ?? null,
    })),
    legalBases: item.legalBases,
    text: files?.['guide.md'] ?? '',
    usualTime: usualTime(histogram),
  };
}
