import { Block, Field, Row, SearchBox, useBilingual } from '@zhiban/ui';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { licenceState, licenceStates } from '../../model/licence.ts';
import type { Filter } from './licence-filter.ts';

const SOON = [30, 60, 90];

/** Words, state, what ends soon, what waits for a second person. */
export function LicenceFilters({
  filter,
  onChange,
  onClear,
}: {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  onClear: () => void;
}) {
  const { t } = useTranslation('documents', { keyPrefix: 'register' });
  const say = useBilingual();
  const { text = '', state, expiringWithinDays, waiting } = filter;
  return (
    <Block title={t('search')}>
      <SearchBox
        key={text}
        label={t('words')}
        hint={t('wordsHint')}
        initial={text}
        submit={t('find')}
        onSearch={words => onChange({ text: words })}
      />
      <div className="licence-filters">
        <Field label={t('state')}>
          {control => (
            <Select
              {...control}
              value={state ?? ''}
              onChange={value => onChange({ state: licenceState.safeParse(value).data })}
              options={[
                { value: '', label: t('anyState') },
                ...Object.entries(licenceStates)
                  .toSorted(([one], [other]) => one.localeCompare(other))
                  .map(([value, name]) => ({ value, label: say(name) })),
              ]}
            />
          )}
        </Field>
        <Field label={t('ends')}>
          {control => (
            <Select
              {...control}
              value={expiringWithinDays ?? 0}
              onChange={days => onChange({ expiringWithinDays: days || undefined })}
              options={[
                { value: 0, label: t('anyEnd') },
                ...SOON.map(days => ({ value: days, label: t('withinDays', { n: days }) })),
              ]}
            />
          )}
        </Field>
        <Field label={t('secondPerson')} group>
          {() => (
            <Checkbox
              checked={waiting === true}
              onChange={event => onChange({ waiting: event.target.checked || undefined })}
            >
              {t('onlyWaiting')}
            </Checkbox>
          )}
        </Field>
      </div>
      {Object.keys(filter).length > 0 ? (
        <Row>
          <Button onClick={onClear}>{t('clear')}</Button>
        </Row>
      ) : null}
    </Block>
  );
}
