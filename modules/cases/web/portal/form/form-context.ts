import { createContext, useContext } from 'react';
import type { ApplicationView } from '../../../model/view.ts';
import type { Draft } from './use-draft.ts';

/** What keeps a submission back: words not saved, points to mend, a material still read, no statement of truth. */
export type Hurdle = 'unsaved' | 'mend' | 'reading' | 'untrue';

export interface FormState {
  readonly view: ApplicationView;
  readonly draft: Draft;
  /** Elements that a source filled in while the page was open. */
  readonly fresh: ReadonlySet<string>;
  /** The applicant does not wait for the registers. */
  readonly impatient: boolean;
  setImpatient(): void;
  /** What last kept a submission back; from then on everything missing is marked. */
  readonly hurdle: Hurdle | undefined;
  setHurdle(hurdle: Hurdle | undefined): void;
  /** Brings the thing with this anchor into view and the focus to it. */
  goTo(screen: string, anchor: string): void;
}

export const FormContext = createContext<FormState | null>(null);

/** The application that the form is about. @throws Error outside the form */
export function useForm(): FormState {
  const form = useContext(FormContext);
  if (!form) throw new Error('useForm outside the form');
  return form;
}
