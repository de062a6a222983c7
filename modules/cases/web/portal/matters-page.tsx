import { RequireApplicant } from '@zhiban/identity/web';
import { call, usePages } from '@zhiban/kernel/web';
import { ActionButton, Empty, Page, PagedList } from '@zhiban/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listMyApplications } from '../../model/operations.ts';
import { Matter } from './matter.tsx';

/** All matters of the person and of the company that he acts for, newest first. */
export function Component() {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.matters' });
  return (
    <RequireApplicant>
      <Page
        title={t('title')}
        lead={t('lead')}
        width="form"
        actions={
          <>
            <ActionButton action={{ label: t('licences'), to: '/licences' }} />
            <ActionButton action={{ label: t('materials'), to: '/materials' }} />
          </>
        }
      >
        <Matters />
      </Page>
    </RequireApplicant>
  );
}

function Matters(): ReactNode {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.matters' });
  const pages = usePages(
    listMyApplications,
    {},
    (before, signal) => call(listMyApplications, { query: { before }, signal }),
    ({ items, more }) => (more ? items.at(-1)?.updatedAt : null),
  );
  return (
    <PagedList
      pages={pages}
      more={t('older')}
      empty={<Empty what={t('none')} why={t('noneWhy')} action={{ label: t('find'), to: '/' }} />}
    >
      {items => items.map(matter => <Matter key={matter.id} matter={matter} />)}
    </PagedList>
  );
}
