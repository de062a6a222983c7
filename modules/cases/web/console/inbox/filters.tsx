import { useServiceNames } from '@zhiban/catalogue/web';
import { Row, Stack, useBilingual } from '@zhiban/ui';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filter, LISTS } from './filter.ts';

export const SEARCH_ID = 'inbox-search';
/** Long enough that a word is not asked for letter by letter. */
const TYPING_MS = 300;

/** Which list, which service, which words. All of it stands in the address. */
export function Filters({
  filter,
  onChange,
}: {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox' });
  const say = useBilingual();
  const services = useServiceNames();
  return (
    <Stack gap="tight">
      <Row>
        {LISTS.map(list => (
          <Button
            key={list}
            size="small"
            color="default"
            variant={list === filter.list ? 'solid' : 'outlined'}
            aria-pressed={list === filter.list}
            onClick={() => onChange({ list, application: undefined })}
          >
            {t(`list.${list}`)}
          </Button>
        ))}
      </Row>
      <Search text={filter.text} onText={text => onChange({ text })} />
      <Select
        getPopupContainer={({ parentElement }) => parentElement ?? document.body}
        aria-label={t('service')}
        value={filter.service}
        onChange={service => onChange({ service })}
        options={[
          { value: '', label: t('anyService') },
          ...services.map(({ id, name }) => ({ value: id, label: say(name) })),
        ]}
      />
    </Stack>
  );
}

function Search({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.inbox' });
  const [typed, setTyped] = useState(text);
  const send = useRef(onText);
  send.current = onText;
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = window.setTimeout(() => send.current(typed.trim()), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [typed, text]);
  return (
    <search>
      <Input
        id={SEARCH_ID}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </search>
  );
}
