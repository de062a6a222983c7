import { useInfiniteQuery } from '@tanstack/react-query';
import { RequireApplicant } from '@zhiban/identity/web';
import { type ApiError, call } from '@zhiban/kernel/web';
import { ActionButton, Empty, ErrorView, Loading, Page, Row, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listMyLicences, type MyLicence as MyLicenceView } from '../model/register-operations.ts';
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

const readPage = (after?: string) => call(listMyLicences, { query: { after } });

function Licences() {
  const { t } = useTranslation('documents', { keyPrefix: 'mine' });
  const query = useInfiniteQuery<
    Awaited<ReturnType<typeof readPage>>,
    ApiError,
    MyLicenceView[],
    [string],
    string | undefined
  >({
    queryKey: [listMyLicences.id],
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  if (query.isPending) return <Loading lines={6} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0)
    return <Empty what={t('none')} why={t('noneWhy')} action={{ label: t('find'), to: '/' }} />;
  return (
    <Stack>
      {query.data.map(licence => (
        <MyLicence key={licence.id} licence={licence} />
      ))}
      {query.isError ? <ErrorView error={query.error} /> : null}
      {query.hasNextPage ? (
        <Row>
          <ActionButton
            action={{
              label: t('more'),
              busy: query.isFetchingNextPage,
              onPress: () => void query.fetchNextPage(),
            }}
          />
        </Row>
      ) : null}
    </Stack>
  );
}
