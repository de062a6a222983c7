import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Field, LegalBases } from '@zhiban/ui';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { listLibrary, setLibraryConsent } from '../../model/library-operations.ts';
import { type LibraryConsent, libraryConsent } from '../../model/library-states.ts';

const PRIVACY_LAW = '《中华人民共和国个人信息保护法》';

/** Asked each time, used without asking, or never offered. */
export function ConsentChoice({ consent }: { consent: LibraryConsent }) {
  const { t } = useTranslation('documents', { keyPrefix: 'library.consent' });
  const change = useChange(setLibraryConsent, [listLibrary]);
  const shown = change.isPending ? change.variables.body.consent : consent;
  return (
    <Block title={t('title')}>
      <Field label={t('label')} hint={t('hint')} required group>
        {({ id, ...aria }) => (
          <Radio.Group
            id={id}
            {...aria}
            vertical
            value={shown}
            onChange={event => change.mutate({ body: { consent: libraryConsent.parse(event.target.value) } })}
            options={libraryConsent.options.map(value => ({ value, label: t(value) }))}
          />
        )}
      </Field>
      {change.isError ? <ErrorView error={change.error} /> : null}
      {change.isSuccess ? <p role="status">{t('saved')}</p> : null}
      <LegalBases
        bases={[
          { law: PRIVACY_LAW, article: '第十四条' },
          { law: PRIVACY_LAW, article: '第十五条' },
          { law: PRIVACY_LAW, article: '第二十九条' },
        ]}
      />
    </Block>
  );
}
