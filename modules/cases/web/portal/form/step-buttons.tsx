import { ActionButton, Row } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { Screen } from './places.ts';
import type { Screens } from './use-screens.ts';

/** To the next screen and back; the last one has its own button. */
export function StepButtons({ list, screens }: { list: readonly Screen[]; screens: Screens }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { current, show } = screens;
  const hasNext = current < list.length - 1;
  return (
    <Row>
      {hasNext ? (
        <ActionButton kind="primary" action={{ label: t('next'), onPress: () => show(current + 1) }} />
      ) : null}
      {current > 0 ? (
        <ActionButton action={{ label: t('previous'), onPress: () => show(current - 1) }} />
      ) : null}
    </Row>
  );
}
