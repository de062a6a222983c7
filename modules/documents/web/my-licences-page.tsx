import { RequireApplicant } from '@zhiban/identity/web';
import { call, usePages } from '@zhiban/kernel/web';
import { Empty, Page, PagedList } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listMyLicences } from '../model/register-operations.ts';
import { MyLicence } from './my-licence.tsx';

/** The licences of the person, or of the company that he acts for. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'mine' });
  return (
    <RequireApplicant>
      <Page title={t('title')} lead={t('lead')} back={{ to: '/applications', label: t('back') }} width="form">
        <Licences />
      </Page>
    </RequireApplicant>
  );
}

function Licences() {
  const { t } = useTranslation('documents', { keyPrefix: 'mine' });
  const pages = usePages(
    listMyLicences,
    {},
    (after, signal) => call(listMyLicences, { query: { after }, signal }),
    ({ next }) => next,
  );
  return (
    <PagedList
      pages={pages}
      more={t('more')}
      empty={<Empty what={t('none')} why={t('noneWhy')} action={{ label: t('find'), to: '/' }} />}
    >
      {items => items.map(licence => <MyLicence key={licence.id} licence={licence} />)}
    </PagedList>
  );
}
