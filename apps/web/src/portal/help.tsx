import { Block, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

/** How to reach a person, to see, to listen, and to do without a mouse. */
export function Component() {
  const { t } = useTranslation('web', { keyPrefix: 'helpPage' });
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      <Block title={t('person.title')}>
        <p>{t('person.phone')}</p>
        <p>{t('person.code')}</p>
      </Block>
      <Block title={t('see.title')}>
        <p>{t('see.elder')}</p>
        <p>{t('see.zoom')}</p>
        <p>{t('see.language')}</p>
      </Block>
      <Block title={t('keyboard.title')}>
        <p>{t('keyboard.tab')}</p>
        <p>{t('keyboard.press')}</p>
      </Block>
      <Block title={t('access.title')}>
        <p>{t('access.text')}</p>
        <p>{t('access.report')}</p>
      </Block>
    </Page>
  );
}
