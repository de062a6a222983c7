import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import './field.css';
import { StateIcon } from './state-tag.tsx';

/** What the control inside a field must carry; spread it on the input. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
}

export interface FieldProps {
  label: string;
  /** How to answer, with an example. */
  hint?: ReactNode;
  /** What is wrong and what to do, in the person's words. */
  error?: string;
  /** Says 必填 or 选填 beside the label; says neither if undefined. */
  required?: boolean;
  /** The cut-out of a document where reading was unsure; stands above the input. */
  crop?: { src: string; alt: string };
  /** Filled in a moment ago: a short highlight. */
  fresh?: boolean;
  /** Several controls under one question (radio buttons, a range of dates): a `fieldset`. */
  group?: boolean;
  /** The element's id, to jump to; else one is made. */
  id?: string;
  children: (control: ControlProps) => ReactNode;
}

/** One question: label, hint, control, and the problem beside it. */
export function Field(props: FieldProps) {
  const { label, hint, error, required, crop, fresh, group, children } = props;
  const { t } = useTranslation('ui');
  const ownId = useId();
  const id = props.id ?? ownId;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const mark = required === undefined ? null : t(required ? 'required' : 'optional');
  const control: ControlProps = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required ? true : undefined,
  };
  const Frame = group ? 'fieldset' : 'div';
  const title = (
    <>
      {label}
      {mark ? <span className="zb-small zb-field-mark"> {mark}</span> : null}
    </>
  );
  return (
    <Frame
      className={`zb-field${error ? ' zb-field--error' : ''}${fresh ? ' zb-fresh' : ''}`}
      aria-describedby={group ? control['aria-describedby'] : undefined}
    >
      {group ? (
        <legend className="zb-field-label">{title}</legend>
      ) : (
        <label className="zb-field-label" htmlFor={id}>
          {title}
        </label>
      )}
      {hint ? (
        <p id={`${id}-hint`} className="zb-small">
          {hint}
        </p>
      ) : null}
      {crop ? <img className="zb-field-crop" src={crop.src} alt={crop.alt} /> : null}
      {children(control)}
      <p id={`${id}-error`} className="zb-field-error" aria-live="polite">
        {error ? (
          <>
            <StateIcon state="danger" /> {error}
          </>
        ) : null}
      </p>
    </Frame>
  );
}
