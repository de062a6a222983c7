import { checkElement } from '@zhiban/facts';
import { FactLine, Field, Loading, Stack, useBilingual } from '@zhiban/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../../model/view.ts';
import { useReadableValue } from '../use-value-words.ts';
import { Control, isGroup } from './control.tsx';
import { contradictions, inputText, isAsked } from './field-state.ts';
import { useForm } from './form-context.ts';
import { Origins, useOrigin, useUnsureCrop } from './origins.tsx';
import { fieldAnchor, isAbout } from './places.ts';

/** One element of the form: a line of text with its origin if it is known, else an input. */
export function FormField({ field, place }: { field: FieldView; place: string }) {
  const { view, draft, impatient } = useForm();
  const frame = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  const asked = draft.opened.has(field.element) || isAsked(field);
  const awaited = view.prefilling && !impatient && field.fact === null && !draft.opened.has(field.element);
  // At once, not after a navigation: people type on as soon as they have pressed the pen.
  useLayoutEffect(() => {
    if (!asked || !pressed.current) return;
    pressed.current = false;
    frame.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [asked]);
  const correct = () => {
    pressed.current = true;
    draft.open(field.element);
  };
  return (
    <div ref={frame} id={fieldAnchor(field.element)} tabIndex={-1}>
      {awaited ? (
        <Awaited field={field} />
      ) : asked ? (
        <AskedField field={field} place={place} />
      ) : (
        <KnownField field={field} onCorrect={correct} />
      )}
    </div>
  );
}

/** A register may still answer it. */
function Awaited({ field }: { field: FieldView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const say = useBilingual();
  const label = say(field.label);
  return <FactLine label={label} value={<Loading lines={1} label={t('awaited', { label })} />} />;
}

function KnownField({ field, onCorrect }: { field: FieldView; onCorrect: () => void }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { fresh } = useForm();
  const say = useBilingual();
  const read = useReadableValue();
  const origin = useOrigin();
  return (
    <Stack gap="tight">
      <FactLine
        label={say(field.label)}
        value={field.fact ? read(field, field.fact.value) : null}
        provenance={field.fact ? origin(field.fact) : undefined}
        onCorrect={field.editable ? onCorrect : undefined}
        fresh={fresh.has(field.element)}
      />
      {field.unsure ? <p className="zb-small">{t('unsureKnown')}</p> : null}
      {contradictions(field).map(other => (
        <p key={other.source.id} className="zb-small">
          {t('differs', { source: say(other.source.name), value: read(field, other.value) })}
        </p>
      ))}
    </Stack>
  );
}

function AskedField({ field, place }: { field: FieldView; place: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { view, draft, fresh, hurdle } = useForm();
  const say = useBilingual();
  const crop = useUnsureCrop(field);
  const [local, setLocal] = useState<string>();
  const { element, fact, required } = field;
  const label = say(field.label);
  const text = draft.typed[element] ?? inputText(fact?.value);

  const faultOf = (value: string) => {
    if (value.trim() === '' && !required) return undefined;
    const checked = checkElement(element, value);
    return checked.ok ? undefined : `${say(checked.problem)}${say(checked.remedy)}`;
  };
  const done = (value: string) => {
    setLocal(faultOf(value));
    if (value === inputText(fact?.value)) return;
    if (value.trim() !== '') draft.save(place, element, value);
    else if (fact?.source.kind === 'applicant') draft.save(place, element, null);
  };
  // After a submission that could not be sent, everything missing is marked where it belongs.
  const mend = hurdle ? view.preReview?.reasons.find(reason => isAbout(reason, element)) : undefined;
  const problem =
    field.problem ?? (mend && { message: mend.text, remedy: mend.remedy ?? { zh: '', en: '' } });
  const told = problem ? `${say(problem.message)}${say(problem.remedy)}` : undefined;
  const edited = element in draft.typed;
  return (
    <Stack gap="tight">
      <Field
        label={label}
        hint={field.hint ? say(field.hint) : undefined}
        required={required}
        error={local ?? (edited ? undefined : told)}
        crop={crop ? { src: crop, alt: t('crop', { label }) } : undefined}
        fresh={fresh.has(element)}
        group={isGroup(field)}
      >
        {control => (
          <Control
            field={field}
            control={control}
            text={text}
            onType={value => {
              setLocal(undefined);
              draft.type(element, value);
            }}
            onDone={done}
          />
        )}
      </Field>
      <Origins field={field} place={place} />
    </Stack>
  );
}
