import { useChange } from '@zhiban/kernel/web';
import { Block, ErrorView, Field, LegalBases } from '@zhiban/ui';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLibrary, setLibraryConsent } from '../../model/library-operations.ts';
import { type LibraryConsent, libraryConsent } from '../../model/library-states.ts';

const PRIVACY_LAW = '《中华人民共和国个人信息保护法》';

/** Asked each time, used without asking, or never offered. */
export function ConsentChoice({ consent }: { consent: LibraryConsent }) {
  const { t } = useTranslation('documents', { keyPrefix: 'library.consent' });
  const change = useChange(setLibraryConsent, [listLibrary]);
  // The mark moves with the finger: the mutation's own state arrives a tick later, and a radio that
  // is drawn from it alone jumps back first.
  const [chosen, setChosen] = useState<LibraryConsent>();
  const choose = (next: LibraryConsent) => {
    setChosen(next);
    change.mutate({ body: { consent: next } }, { onError: () => setChosen(undefined) });
  };
  return (
    <Block title={t('title')}>
      <Field label={t('label')} hint={t('hint')} required group>
        {({ id, ...aria }) => (
          <Radio.Group
            id={id}
            {...aria}
            vertical
            value={chosen ?? consent}
            onChange={event => choose(libraryConsent.parse(event.target.value))}
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
