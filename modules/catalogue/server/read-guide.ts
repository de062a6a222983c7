import { civilDay } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { CompiledService } from '../model/index.ts';
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
    ...askedOf(service, civilDay(kernel.clock.now())),
    materials: materials.map(({ id, name, hint, required, when, legalBasis, reuse }) => ({
      id,
      name,
      hint: hint ?? null,
      required:
        required === false ? 'never' : required === true && when === undefined ? 'always' : 'sometimes',
      legalBasis,
      reuse,
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

/** The form's fields by where they come from, in the situation before any answer. */
function askedOf(service: CompiledService, asOf: string): Pick<GuideView, 'known' | 'written'> {
  const registers = new Set(service.definition.registers.map(register => register.name));
  const fields = service.form({ answers: {}, asOf }).groups.flatMap(group => group.fields);
  return {
    known: fields.flatMap(({ label, prefill }) => {
      const source = prefill.find(({ carrier }) => registers.has(carrier));
      return source ? [{ name: label, source: source.carrier }] : [];
    }),
    written: fields
      .filter(({ prefill, required }) => prefill.length === 0 && required)
      .map(({ label, hint }) => ({ name: label, hint })),
  };
}
