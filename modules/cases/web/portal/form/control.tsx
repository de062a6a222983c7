import { element, UNLIMITED } from '@zhiban/facts';
import type { ControlProps } from '@zhiban/ui';
import { useBilingual } from '@zhiban/ui';
import { Checkbox, Flex, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../../model/view.ts';

/** More options than that are a list to choose from instead of buttons. */
const FEW = 7;

interface ControlInput {
  field: FieldView;
  control: ControlProps;
  /** What the input holds. */
  text: string;
  onType: (text: string) => void;
  /** The applicant has finished with this value. */
  onDone: (text: string) => void;
}

/** Whether the field is answered by several controls under one legend. */
export function isGroup({ type, choices }: FieldView): boolean {
  return type === 'boolean' || (type === 'choice' && choices.length <= FEW);
}

/** The input that fits the element's type. */
export function Control(props: ControlInput) {
  const { field, control, text, onType, onDone } = props;
  switch (field.type) {
    case 'boolean':
    case 'choice':
      return <Choice {...props} />;
    case 'date':
      return <DateControl {...props} />;
    case 'longtext':
      return (
        <Input.TextArea
          {...control}
          value={text}
          autoSize={{ minRows: 3, maxRows: 12 }}
          onChange={event => onType(event.target.value)}
          onBlur={event => onDone(event.target.value)}
        />
      );
    default:
      return (
        <Input
          {...control}
          {...KEYBOARDS[field.type]}
          {...(element(field.element).check === 'mobile' ? { inputMode: 'tel', autoComplete: 'tel' } : {})}
          value={text}
          onChange={event => onType(event.target.value)}
          onBlur={event => onDone(event.target.value)}
          onPressEnter={event => onDone(event.currentTarget.value)}
        />
      );
  }
}

const KEYBOARDS = {
  text: {},
  integer: { inputMode: 'numeric' },
  decimal: { inputMode: 'decimal' },
  money: { inputMode: 'decimal' },
} as const;

function Choice({ field, control, text, onType, onDone }: ControlInput) {
  const { t } = useTranslation('cases', { keyPrefix: 'values' });
  const say = useBilingual();
  const { id, ...aria } = control;
  const choose = (value: string) => {
    onType(value);
    onDone(value);
  };
  const options =
    field.type === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : field.choices.map(({ value, name }) => ({ value, label: say(name) }));
  if (!isGroup(field))
    return (
      <Select
        {...control}
        showSearch
        optionFilterProp="label"
        value={text || undefined}
        options={options}
        onChange={choose}
      />
    );
  return (
    <Radio.Group id={id} {...aria} value={text || undefined} onChange={event => choose(event.target.value)}>
      <Flex vertical gap="small">
        {options.map(({ value, label }) => (
          <Radio key={value} value={value}>
            {label}
          </Radio>
        ))}
      </Flex>
    </Radio.Group>
  );
}

function DateControl({ field, control, text, onType, onDone }: ControlInput) {
  const { t } = useTranslation('cases', { keyPrefix: 'values' });
  const unlimited = text === UNLIMITED;
  const choose = (checked: boolean) => {
    const value = checked ? UNLIMITED : '';
    onType(value);
    onDone(value);
  };
  return (
    <Flex vertical gap="small">
      <Input
        {...control}
        type="date"
        disabled={unlimited}
        value={unlimited ? '' : text}
        onChange={event => onType(event.target.value)}
        onBlur={event => onDone(event.target.value)}
      />
      {element(field.element).openEnded ? (
        <Checkbox checked={unlimited} onChange={event => choose(event.target.checked)}>
          {t('unlimited')}
        </Checkbox>
      ) : null}
    </Flex>
  );
}
