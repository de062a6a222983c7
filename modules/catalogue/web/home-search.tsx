import { useOperation } from '@zhiban/kernel/web';
import { ErrorView, SearchBox, Stack } from '@zhiban/ui';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { listServices } from '../model/operations.ts';
import { ServiceList } from './service-list.tsx';

/** A pause in typing after which it is searched, in milliseconds. */
const PAUSE_MS = 250;

/** Search in plain words; results come as one types. The words stand in the address. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.search' });
  const [search, setSearch] = useSearchParams();
  const words = search.get('q') ?? '';
  const [typed, setTyped] = useState(words);

  // The words that this box put into the address itself: they must not come back over what was typed since.
  const own = useRef(words);

  useEffect(() => {
    if (words === own.current) return;
    own.current = words;
    setTyped(words);
  }, [words]);
  useEffect(() => {
    const trimmed = typed.trim();
    if (trimmed === own.current) return;
    const timer = window.setTimeout(() => {
      own.current = trimmed;
      setSearch(trimmed ? { q: trimmed } : {}, { replace: true, preventScrollReset: true });
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed, setSearch]);

  const follow = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement) setTyped(target.value);
  };
  return (
    <Stack>
      <div onInput={follow}>
        <SearchBox label={t('label')} hint={t('hint')} initial={words} onSearch={setTyped} />
      </div>
      {words ? <Results words={words} /> : null}
    </Stack>
  );
}

function Results({ words }: { words: string }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal.search' });
  const query = useOperation(listServices, { query: { q: words } });
  // While the next answer is on its way the last one stays, so that the page does not flicker.
  const [last, setLast] = useState(query.data);
  useEffect(() => {
    if (query.data) setLast(query.data);
  }, [query.data]);
  const services = (query.data ?? last)?.services;
  return (
    <Stack>
      <p role="status">
        {services
          ? services.length > 0
            ? t('found', { count: services.length })
            : t('none', { words })
          : null}
      </p>
      {query.isError ? <ErrorView error={query.error} onRetry={() => void query.refetch()} /> : null}
      {services?.length === 0 ? <p>{t('noneRemedy')}</p> : null}
      {services ? <ServiceList services={services} /> : null}
    </Stack>
  );
}
