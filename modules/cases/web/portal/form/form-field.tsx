import { useBilingual } from '@zhiban/documents/web';
import { checkElement, type Fact } from '@zhiban/facts';
import { FactLine, Field, Loading, Provenance, type ProvenanceProps, Row, Stack } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldView } from '../../../model/view.ts';
import { useReadableValue } from '../use-value-words.ts';
import { Control, isGroup } from './control.tsx';
import { contradictions, inputText, isAsked, isUnsure, overridden } from './field-state.ts';
import { useForm } from './form-context.ts';
import { fieldAnchor, isAbout } from './places.ts';
import { useCrop } from './use-crop.ts';

/** One element of the form: a line of text with its origin if it is known, else an input. */
export function FormField({ field, place }: { field: FieldView; place: string }) {
  const { view, draft, impatient } = useForm();
  const asked = draft.opened.has(field.element) || isAsked(field);
  const awaited = view.prefilling && !impatient && field.fact === null && !draft.opened.has(field.element);
  return (
    <div id={fieldAnchor(field.element)} tabIndex={-1}>
      {awaited ? (
        <Awaited field={field} />
      ) : asked ? (
        <AskedField field={field} place={place} />
      ) : (
        <KnownField field={field} />
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

function KnownField({ field }: { field: FieldView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { draft, fresh, goTo } = useForm();
  const say = useBilingual();
  const read = useReadableValue();
  const origin = useOrigin();
  const correct = () => {
    draft.open(field.element);
    goTo('', fieldAnchor(field.element));
  };
  return (
    <Stack gap="tight">
      <FactLine
        label={say(field.label)}
        value={field.fact ? read(field, field.fact.value) : null}
        provenance={field.fact ? origin(field.fact) : undefined}
        onCorrect={field.editable ? correct : undefined}
        fresh={fresh.has(field.element)}
      />
      {field.fact && isUnsure(field.fact) ? <p className="zb-small">{t('unsureKnown')}</p> : null}
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

/** Below an input: why a read value is asked again, or what the applicant's own word stands against. */
function Origins({ field, place }: { field: FieldView; place: string }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const { draft } = useForm();
  const say = useBilingual();
  const read = useReadableValue();
  const origin = useOrigin();
  const { fact, element } = field;
  const other = overridden(field);
  if (other)
    return (
      <Row>
        <span className="zb-small">
          {t('overrides', { source: say(other.source.name), value: read(field, other.value) })}
        </span>
        <Button onClick={() => draft.takeBack(place, element)}>
          {t('takeBack', { source: say(other.source.name) })}
        </Button>
      </Row>
    );
  if (!fact || fact.source.kind === 'applicant') return null;
  return (
    <Row>
      <Provenance {...origin(fact)} />
      {isUnsure(fact) ? <span className="zb-small">{t('unsure')}</span> : null}
    </Row>
  );
}

/** The place on the picture that an unsure value was read from. */
function useUnsureCrop({ fact }: FieldView): string | undefined {
  const { view } = useForm();
  const evidence = fact && isUnsure(fact) ? fact.evidence : undefined;
  const material = view.materials.find(({ document }) => document?.id === evidence?.documentId);
  return useCrop(
    material && evidence?.box
      ? { applicationId: view.id, materialId: material.id, page: evidence.page ?? 1, box: evidence.box }
      : undefined,
  );
}

/** The origin of a fact in the reader's language. */
function useOrigin(): (fact: Fact) => ProvenanceProps {
  const say = useBilingual();
  return ({ source, observedAt, trust }) => ({ source: say(source.name), date: observedAt, trust });
}
