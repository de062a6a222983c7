import { useInfiniteQuery } from '@tanstack/react-query';
import { RequireApplicant } from '@zhiban/identity/web';
import { type ApiError, call } from '@zhiban/kernel/web';
import { ActionButton, Empty, ErrorView, Loading, Page, Row, Stack } from '@zhiban/ui';
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
  const query = useInfiniteQuery<
    Awaited<ReturnType<typeof readPage>>,
    ApiError,
    Awaited<ReturnType<typeof readPage>>['items'],
    [string, 'pages'],
    string | undefined
  >({
    queryKey: [listMyApplications.id, 'pages'],
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined,
    getNextPageParam: ({ items, more }) => (more ? items.at(-1)?.updatedAt : undefined),
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  if (query.isPending) return <Loading lines={6} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0)
    return <Empty what={t('none')} why={t('noneWhy')} action={{ label: t('find'), to: '/' }} />;
  return (
    <Stack>
      {query.data.map(matter => (
        <Matter key={matter.id} matter={matter} />
      ))}
      {query.isError ? <ErrorView error={query.error} /> : null}
      {query.hasNextPage ? (
        <Row>
          <ActionButton
            action={{
              label: t('older'),
              busy: query.isFetchingNextPage,
              onPress: () => void query.fetchNextPage(),
            }}
          />
        </Row>
      ) : null}
    </Stack>
  );
}

const readPage = (before?: string) => call(listMyApplications, { query: { before } });
