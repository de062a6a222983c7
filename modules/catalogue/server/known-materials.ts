import { shownNumber } from '@zhiban/documents';
import type { Documents, Library } from '@zhiban/documents/server';
import type { Caller } from '@zhiban/identity';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import { libraryOffers, licenceFor, type ServiceDefinition, usableUntil } from '../model/index.ts';
import type { KnownMaterial } from '../model/operations.ts';
import type { CompiledVersions } from './compiled-versions.ts';
import { licenceKinds } from './licence-kinds.ts';

/** What an applicant has already: licences issued here, and what he submitted earlier. */
export interface Holdings {
  readonly documents: Pick<Documents, 'licencesOf'>;
  readonly library: Pick<Library, 'shelfOf'>;
}

/** A paper that ends within so many days is told to end soon. */
const SOON_DAYS = 30;

/**
 * The materials of a service that an applicant, or the company that he acts for, need not submit, each with where it
 * comes from and until when.
 * @throws CATALOGUE_NO_SUCH_SERVICE
 */
export async function knownMaterials(
  kernel: Kernel,
  versions: CompiledVersions,
  { documents, library }: Holdings,
  caller: Caller,
  serviceId: string,
): Promise<KnownMaterial[]> {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const { definition } = await versions.current(serviceId);
  const { actingFor, personId, residentId } = caller;
  const code = actingFor?.uscc ?? residentId;
  const holder = actingFor
    ? ({ kind: 'organisation', id: actingFor.uscc } as const)
    : ({ kind: 'person', id: personId } as const);
  const [licences, kinds, shelf] = await Promise.all([
    documents.licencesOf(code),
    licenceKinds(kernel, versions),
    library.shelfOf(holder, code),
  ]);
  const now = kernel.clock.now();
  const today = civilDay(now);
  const soonest = civilDay(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  const isSoon = (until: string | null) => until !== null && until <= soonest;
  const entries = shelf.consent === 'never' ? [] : shelf.entries;

  const known = (material: ServiceDefinition['materials'][number]): KnownMaterial | undefined => {
    const licence = licenceFor(material, licences, kinds);
    if (licence) {
      const { issueDate, validTo } = licence.metadata;
      return {
        material: material.id,
        place: 'licence-register',
        number: licence.number,
        from: null,
        since: issueDate,
        until: validTo,
        soon: isSoon(validTo),
        trust: 'A',
      };
    }
    const [entry] = libraryOffers(material, entries, today);
    if (!entry) return undefined;
    const { number, kind, trust, serviceName, filedAt } = entry;
    const until = usableUntil(material, entry);
    return {
      material: material.id,
      place: 'library',
      number: shownNumber(kind, number),
      from: serviceName,
      since: civilDay(filedAt),
      until,
      soon: isSoon(until),
      trust,
    };
  };
  return definition.materials.flatMap(material => known(material) ?? []);
}
