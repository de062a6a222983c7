import type { Bilingual } from '../model/index.ts';
import type { Tx } from './database.ts';

/** One sort of what is held about a subject, in the reader's words. */
export interface HeldData {
  readonly what: Bilingual;
  readonly count: number;
}

/** What would go for ever, and what stays, with the reason. */
export interface ErasurePlan {
  readonly gone: readonly HeldData[];
  readonly kept: readonly (HeldData & { readonly why: Bilingual })[];
}

/** What a module does when the data of a subject has to go by law (个人信息保护法第四十七条). */
export interface Eraser {
  /** Whose data: what stands before the slash of an evidence stream, such as `application`. */
  readonly of: string;
  /** Looks and takes nothing. @throws an error of the module while the data is still needed */
  plan(tx: Tx, id: string): Promise<ErasurePlan>;
  /** Takes it in this transaction, as planned a moment ago; files go by a job of the same transaction. */
  erase(tx: Tx, id: string): Promise<void>;
}
