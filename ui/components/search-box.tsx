import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './search-box.css';

export interface SearchBoxProps {
  label: string;
  /** An example of how to ask, in plain words. */
  hint?: string;
  initial?: string;
  /** Called with the trimmed words; never with none. */
  onSearch: (words: string) => void;
  /** Submit button's text. */
  submit?: string;
}

/** One line that takes plain words. */
export function SearchBox({ label, hint, initial = '', onSearch, submit }: SearchBoxProps) {
  const { t } = useTranslation('ui');
  const id = useId();
  const [words, setWords] = useState(initial);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const trimmed = words.trim();
    if (trimmed) onSearch(trimmed);
  };
  return (
    <search>
      <form className="zb-search" onSubmit={send}>
        <label htmlFor={id}>{label}</label>
        <div className="zb-search-line">
          <input
            id={id}
            type="search"
            enterKeyHint="search"
            autoComplete="off"
            value={words}
            aria-describedby={hint ? `${id}-hint` : undefined}
            onChange={event => setWords(event.target.value)}
          />
          <Button type="primary" htmlType="submit" icon={<SearchOutlined aria-hidden />}>
            {submit ?? t('search')}
          </Button>
        </div>
        {hint ? (
          <p id={`${id}-hint`} className="zb-small">
            {hint}
          </p>
        ) : null}
      </form>
    </search>
  );
}
