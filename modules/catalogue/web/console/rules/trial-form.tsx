import { TRUST, TRUST_NAMES, type Trust } from '@zhiban/facts';
import { Field, useBilingual } from '@zhiban/ui';
import { Checkbox, Collapse, Input, Select } from 'antd';
import type { DecisionInput, SourceOutcome } from '../../../model/types.ts';
import type { TrialSetting } from './check/check-draft.ts';
import { useRulesText } from './texts.ts';
import { isTrust, withAnswer, withMaterial, withSource, withTrust, withValue } from './trial-input.ts';

interface Props {
  setting: TrialSetting;
  input: DecisionInput;
  onChange: (input: DecisionInput) => void;
}

/** The inputs of a trial: the situation, then the facts by their carriers, each with its trust. */
export function TrialForm(props: Props) {
  const t = useRulesText();
  return (
    <Collapse
      items={[
        { key: 'situation', label: t('trial.situation'), children: <Situation {...props} /> },
        ...props.setting.carriers.map(carrier => ({
          key: carrier.name,
          label: carrier.name,
          children: <Carrier {...props} carrier={carrier} />,
        })),
      ]}
    />
  );
}

const SOURCES: readonly SourceOutcome[] = ['answered', 'not-found', 'unavailable'];

function Situation({ setting, input, onChange }: Props) {
  const t = useRulesText();
  const say = useBilingual();
  return (
    <div className="rules-fields">
      <Field label={t('trial.asOf')}>
        {control => (
          <Input
            {...control}
            type="date"
            value={input.asOf}
            onChange={({ target }) => target.value && onChange({ ...input, asOf: target.value })}
          />
        )}
      </Field>
      {setting.questions.map(({ id, question, options }) => (
        <Field key={id} label={say(question)}>
          {control => (
            <Select
              {...control}
              value={input.answers[id] ?? null}
              placeholder={t('trial.none')}
              onChange={answer => onChange(withAnswer(input, id, answer))}
              options={options.map(({ value, label }) => ({ value, label: say(label) }))}
            />
          )}
        </Field>
      ))}
      {setting.registers.map(name => (
        <Field key={name} label={t('trial.register', { name })}>
          {control => (
            <Select
              {...control}
              value={input.sources[name] ?? 'unavailable'}
              onChange={outcome => onChange(withSource(input, name, outcome))}
              options={SOURCES.map(value => ({ value, label: t(`trial.source.${value}`) }))}
            />
          )}
        </Field>
      ))}
      {setting.materials.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={input.materials[id]?.provided ?? false}
          onChange={({ target }) => onChange(withMaterial(input, id, target.checked))}
        >
          {t('trial.provided', { name: say(name) })}
        </Checkbox>
      ))}
    </div>
  );
}

type Carrier = TrialSetting['carriers'][number];

function Carrier({ carrier, input, onChange }: Props & { carrier: Carrier }) {
  const say = useBilingual();
  return (
    <div className="rules-fields">
      {carrier.elements.map(element => {
        const place = { carrier: carrier.name, element: element.code };
        const fact = input.carriers[carrier.name]?.[element.code];
        return (
          <Field key={element.code} label={say(element.name)}>
            {control => (
              <div className="rules-fact">
                <Value
                  control={control}
                  element={element}
                  value={String(fact?.value ?? '')}
                  onChange={text => onChange(withValue(input, place, text))}
                />
                {fact ? (
                  <TrustChoice
                    carrier={carrier.name}
                    name={say(element.name)}
                    trust={fact.trust}
                    onChange={trust => onChange(withTrust(input, place, trust))}
                  />
                ) : null}
              </div>
            )}
          </Field>
        );
      })}
    </div>
  );
}

interface ValueProps {
  control: { id: string };
  element: Carrier['elements'][number];
  value: string;
  onChange: (text: string) => void;
}

/** Text for everything but choices: what does not fit its element is a case to try, too. */
function Value({ control, element: { choices }, value, onChange }: ValueProps) {
  const t = useRulesText();
  const say = useBilingual();
  if (!choices) return <Input {...control} value={value} onChange={({ target }) => onChange(target.value)} />;
  return (
    <Select
      {...control}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: t('trial.none') },
        ...choices.map(choice => ({ value: choice.value, label: say(choice.name) })),
      ]}
    />
  );
}

interface TrustProps {
  carrier: string;
  name: string;
  trust: Trust;
  onChange: (trust: Trust) => void;
}

function TrustChoice({ carrier, name, trust, onChange }: TrustProps) {
  const t = useRulesText();
  const say = useBilingual();
  return (
    <Select
      aria-label={t('trial.trust', { carrier, name })}
      value={trust}
      onChange={chosen => isTrust(chosen) && onChange(chosen)}
      options={TRUST.map(value => ({ value, label: `${value} ${say(TRUST_NAMES[value])}` }))}
    />
  );
}
