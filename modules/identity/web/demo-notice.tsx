import { Block, StateTag } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

/** Says that what follows is a demonstration. */
export function DemoNotice() {
  const { t } = useTranslation('identity');
  return (
    <Block title={t('demo.title')} actions={<StateTag state="warning">{t('demo.tag')}</StateTag>}>
      <p>{t('demo.notice')}</p>
    </Block>
  );
}
