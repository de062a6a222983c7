import { Block, useBilingual, useFormat } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../model/view.ts';

/** Who of staff has looked at the application, on which day and what for. */
export function Openings({ view }: { view: ApplicationView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.openings' });
  const { date } = useFormat();
  const say = useBilingual();
  const { openings, submittedAt } = view;
  // A draft is nobody's to open.
  if (submittedAt === null) return null;
  return (
    <Block title={t('title')}>
      {openings.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul>
          {openings.map(({ day, department, role, purpose }) => (
            <li key={`${day} ${department} ${role} ${purpose.en}`}>
              {t('line', { date: date(day), department, role: t(`role.${role}`), purpose: say(purpose) })}
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}
