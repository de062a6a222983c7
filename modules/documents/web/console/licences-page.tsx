import { useInfiniteQuery } from '@tanstack/react-query';
import { RequireStaff } from '@zhiban/identity/web';
import { type ApiError, call } from '@zhiban/kernel/web';
import {
  ActionButton,
  Block,
  Empty,
  ErrorView,
  Loading,
  Page,
  Row,
  Stack,
  StateTag,
  useBilingual,
  useFormat,
} from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { licenceStates } from '../../model/licence.ts';
import { type LicenceRow, listLicences } from '../../model/register-operations.ts';
import { LICENCE_STATES } from '../licence-state.ts';
import '../register.css';
import { type Filter, readFilter, writeFilter } from './licence-filter.ts';
import { LicenceFilters } from './licence-filters.tsx';

/** The register of the department's licences. The filter stands in the address. */
export function Component() {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const clear = () => setSearch({}, { replace: true });
  return (
    <RequireStaff>
      <Page title={t('title')} lead={t('lead')} width="wide">
        <Stack>
          <LicenceFilters
            filter={filter}
            onChange={change => setSearch(writeFilter({ ...filter, ...change }), { replace: true })}
            onClear={clear}
          />
          <Licences filter={filter} />
        </Stack>
      </Page>
    </RequireStaff>
  );
}

function Licences({ filter }: { filter: Filter }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const readPage = (after?: string) => call(listLicences, { query: { ...filter, after } });
  const query = useInfiniteQuery<
    Awaited<ReturnType<typeof readPage>>,
    ApiError,
    LicenceRow[],
    [string, Filter],
    string | undefined
  >({
    queryKey: [listLicences.id, filter],
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0)
    return Object.keys(filter).length === 0 ? (
      <Empty what={t('none')} why={t('noneWhy')} />
    ) : (
      <Empty what={t('noMatch')} why={t('noMatchWhy')} />
    );
  return (
    <Block title={t('listed')}>
      <ul className="licence-rows zb-plain">
        {query.data.map(licence => (
          <li key={licence.id}>
            <LicenceLine licence={licence} />
          </li>
        ))}
      </ul>
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
    </Block>
  );
}

/** One licence of the list; the whole row opens it. */
function LicenceLine({ licence }: { licence: LicenceRow }) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const { date } = useFormat();
  const say = useBilingual();
  const { id, title, number, holderName, holderCode, validTo, state, waiting } = licence;
  return (
    <Link className="licence-row" to={`/console/licences/${id}`}>
      <span className="licence-row-head">
        <span className="licence-row-name">{holderName}</span>
        <span>
          {waiting ? <StateTag state="info">{t('waiting')}</StateTag> : null}{' '}
          <StateTag state={LICENCE_STATES[state]}>{say(licenceStates[state])}</StateTag>
        </span>
      </span>
      <span>
        {title} {number}
      </span>
      <span className="zb-small">
        {t('line', { code: holderCode, until: validTo ? date(validTo) : t('noEnd') })}
      </span>
    </Link>
  );
}
