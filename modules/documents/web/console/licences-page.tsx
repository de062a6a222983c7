import { RequireStaff } from '@zhiban/identity/web';
import { call, usePages } from '@zhiban/kernel/web';
import { Block, Empty, Page, PagedList, Stack, StateTag, useBilingual, useFormat } from '@zhiban/ui';
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
  const pages = usePages(
    listLicences,
    filter,
    (after, signal) => call(listLicences, { query: { ...filter, after }, signal }),
    ({ next }) => next,
  );
  const nothing = Object.keys(filter).length === 0 ? 'none' : 'noMatch';
  return (
    <PagedList
      pages={pages}
      more={t('more')}
      lines={8}
      empty={<Empty what={t(nothing)} why={t(`${nothing}Why`)} />}
    >
      {items => (
        <Block title={t('listed')}>
          <ul className="licence-rows zb-plain">
            {items.map(licence => (
              <li key={licence.id}>
                <LicenceLine licence={licence} />
              </li>
            ))}
          </ul>
        </Block>
      )}
    </PagedList>
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
