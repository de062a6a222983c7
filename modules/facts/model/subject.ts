/** Whom a question to the registers is about. */
export type Subject =
  | { readonly kind: 'organisation'; readonly uscc: string }
  | { readonly kind: 'person'; readonly residentId: string };
