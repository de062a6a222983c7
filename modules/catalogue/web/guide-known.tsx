import { useSession } from '@zhiban/identity/web';
import { useOperation } from '@zhiban/kernel/web';
import { useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { type KnownMaterial, listKnownMaterials } from '../model/operations.ts';

/** What the reader has already, by material; nothing for those who are not signed in as applicants. */
export function useKnownMaterials(serviceId: string): {
  signedIn: boolean;
  known: ReadonlyMap<string, KnownMaterial>;
} {
  const { session } = useSession();
  const signedIn = session?.kind === 'applicant';
  // Without it the guide still says all that is asked for.
  const { data } = useOperation(listKnownMaterials, { params: { serviceId } }, { enabled: signedIn });
  return { signedIn, known: new Map((data?.materials ?? []).map(found => [found.material, found])) };
}

/** Where it is from and until when it can be used. */
export function KnownLine({ known }: { known: KnownMaterial }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.guide' });
  const say = useBilingual();
  const { date } = useFormat();
  const { place, from, since, until, number } = known;
  return (
    <p className="zb-small">
      {from
        ? t('keptLibrary', { service: say(from), day: date(since) })
        : t('keptLicence', { number, day: date(since) })}
      {until ? t('keptUntil', { day: date(until) }) : t('keptUnlimited')}
      {place === 'library' ? t('keptAsk') : null}
    </p>
  );
}
