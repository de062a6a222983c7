import { z } from 'zod';

/**
 * How a holder lets earlier materials be used again: asked each time, used without asking, never offered. Consent is
 * given knowingly and taken back as easily (个人信息保护法第十四条、第十五条).
 */
export const libraryConsent = z.enum(['ask', 'standing', 'never']);
export type LibraryConsent = z.infer<typeof libraryConsent>;

/** Where an entry stands. Only one in force is offered. */
export const libraryState = z.enum(['in-force', 'expired', 'replaced', 'withdrawn', 'void']);
export type LibraryState = z.infer<typeof libraryState>;
