import { Block, Link, Stack, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { ServiceSummary } from '../model/operations.ts';

/** Services one below the other, each with what one wants to know before opening it. */
export function ServiceList({ services }: { services: readonly ServiceSummary[] }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.brief' });
  const say = useBilingual();
  return (
    <ul className="zb-plain zb-stack zb-stack--tight">
      {services.map(service => (
        <li key={service.id}>
          <Block>
            <Stack gap="tight">
              <p>
                <Link to={`/services/${service.id}`}>{say(service.name)}</Link>
              </p>
              <p>{say(service.summary)}</p>
              <p className="zb-small">
                {[
                  service.promisedDays > 0 ? t('days', { count: service.promisedDays }) : t('sameDay'),
                  service.visits > 0 ? t('visits', { count: service.visits }) : t('noVisit'),
                  t(service.chargeable ? 'fee' : 'free'),
                ].join(t('join'))}
              </p>
            </Stack>
          </Block>
        </li>
      ))}
    </ul>
  );
}
