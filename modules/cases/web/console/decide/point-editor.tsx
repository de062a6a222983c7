import { Block, Field, useBilingual } from '@zhiban/ui';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationView } from '../../../model/view.ts';
import { type FactGroup, factKey, findEntry } from '../case/fact-groups.ts';
import { gapsOf, type Point } from './drafts.ts';

interface Props {
  number: number;
  point: Point;
  view: ApplicationView;
  groups: readonly FactGroup[];
  /** The officer tried to send: what is missing is said. */
  checked: boolean;
  onChange: (change: Partial<Point>) => void;
  onRemove: () => void;
}

/** One thing to mend: where, why, how, and on which legal basis. */
export function PointEditor({ number, point, view, groups, checked, onChange, onRemove }: Props) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide.point' });
  const gaps = checked ? gapsOf(point) : [];
  return (
    <Block
      title={t('title', { n: number })}
      level={3}
      actions={
        <Button onClick={onRemove} aria-label={t('removeNamed', { n: number })}>
          {t('remove')}
        </Button>
      }
    >
      <Field label={t('place')}>
        {({ id, ...aria }) => (
          <PlaceSelect id={id} aria={aria} point={point} view={view} groups={groups} onChange={onChange} />
        )}
      </Field>
      {(['reason', 'remedy'] as const).map(part => (
        <Field
          key={part}
          label={t(part)}
          required
          error={gaps.includes(part) ? t(`missing.${part}`) : undefined}
        >
          {control => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 1, maxRows: 5 }}
              maxLength={500}
              value={point[part]}
              onChange={event => onChange({ [part]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('legalBasis')} required={false}>
        {control => (
          <Input
            {...control}
            maxLength={200}
            value={point.legalBasis}
            onChange={event => onChange({ legalBasis: event.target.value })}
          />
        )}
      </Field>
    </Block>
  );
}

function PlaceSelect({
  id,
  aria,
  point,
  view,
  groups,
  onChange,
}: Pick<Props, 'point' | 'view' | 'groups' | 'onChange'> & { id: string; aria: object }) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.decide.point' });
  const say = useBilingual();
  const materials = view.materials.map(({ id: material, name }) => ({
    value: `material ${material}`,
    label: say(name),
  }));
  const facts = groups
    .filter(({ kind }) => kind !== 'register')
    .map(group => ({
      label: say(group.title),
      options: group.entries.map(({ key, label }) => ({ value: `fact ${key}`, label: say(label) })),
    }));
  const choose = (value: string) => {
    const [kind, ...rest] = value.split(' ');
    const key = rest.join(' ');
    const entry = kind === 'fact' ? findEntry(groups, key) : undefined;
    if (entry)
      onChange({
        field: { carrier: entry.carrier, element: entry.element },
        material: entry.answer?.read?.material ?? null,
      });
    else onChange({ field: null, material: kind === 'material' ? key : null });
  };
  return (
    <Select
      getPopupContainer={({ parentElement }) => parentElement ?? document.body}
      id={id}
      {...aria}
      showSearch={{ optionFilterProp: 'label' }}
      value={
        point.field ? `fact ${factKey(point.field)}` : point.material ? `material ${point.material}` : 'whole'
      }
      onChange={choose}
      options={[
        { value: 'whole', label: t('whole') },
        { label: t('materials'), options: materials },
        ...facts,
        ...elsewhere(point, groups, t('registerFact', { carrier: point.field?.carrier })),
      ]}
    />
  );
}

/** A place that only a register has is named too, as long as the point keeps it. */
function elsewhere({ field }: Point, groups: readonly FactGroup[], label: string) {
  if (!field) return [];
  const key = factKey(field);
  const offered = groups.some(
    ({ kind, entries }) => kind !== 'register' && entries.some(entry => entry.key === key),
  );
  return offered ? [] : [{ value: `fact ${key}`, label }];
}
