import { bilingualText, isoDate, isoInstant, operation } from '@zhiban/kernel';
import { z } from 'zod';
import { libraryConsent, libraryState } from './library-states.ts';
import { materialKind } from './reading.ts';

const one = z.object({ entryId: z.uuid() });

const libraryUse = z.object({
  at: isoInstant,
  application: z.string(),
  service: bilingualText,
  consent: libraryConsent.exclude(['never']),
});

/** A paper in a library: one that was submitted and read, or a licence issued here. */
const libraryEntryView = z.object({
  /** Of the entry; of the licence when it was issued here. */
  id: z.uuid(),
  /** A licence issued here: it stands in by itself and is not withdrawn here. */
  issued: z.boolean(),
  kind: materialKind,
  name: bilingualText,
  /** As on the paper; a resident ID number with its middle hidden. */
  number: z.string().nullable(),
  state: libraryState,
  /** A the authority's own, B checked by an officer, C read by the system. */
  trust: z.enum(['A', 'B', 'C']),
  /** Who checked or issued it. */
  by: z.string().nullable(),
  validTo: isoDate.nullable(),
  sensitive: z.boolean(),
  pages: z.int(),
  /** The application with which it was first submitted; null for a licence. */
  from: z.object({ application: z.string(), service: bilingualText, at: isoInstant }).nullable(),
  issuedOn: isoDate.nullable(),
  uses: z.array(libraryUse),
});
export type LibraryEntryView = z.infer<typeof libraryEntryView>;

const libraryView = z.object({
  holder: z.object({ kind: z.enum(['person', 'organisation']), name: z.string() }),
  consent: libraryConsent,
  /** Those in force first, newest first. */
  entries: z.array(libraryEntryView),
});
export type LibraryView = z.infer<typeof libraryView>;

export const listLibrary = operation({
  id: 'listLibrary',
  method: 'GET',
  path: '/api/library',
  summary: "The caller's papers that may be used again, or those of the company that he acts for.",
  response: libraryView,
});

export const getLibraryPage = operation({
  id: 'getLibraryPage',
  method: 'GET',
  path: '/api/library/:entryId/pages/:page',
  summary: 'A page of a paper in the library as a picture, upright.',
  params: one.extend({ page: z.coerce.number().int().min(1).max(50) }),
  response: z.unknown(),
  produces: ['image/jpeg'],
  errors: ['KERNEL_NOT_FOUND'],
});

export const withdrawLibraryEntry = operation({
  id: 'withdrawLibraryEntry',
  method: 'POST',
  path: '/api/library/:entryId/withdrawal',
  summary: 'Takes a paper out of the library for good; what it was used for stands.',
  params: one,
  response: libraryView,
  errors: ['KERNEL_NOT_FOUND'],
});

export const setLibraryConsent = operation({
  id: 'setLibraryConsent',
  method: 'PUT',
  path: '/api/library/consent',
  summary: 'Whether papers are used again after asking, without asking, or never.',
  body: z.object({ consent: libraryConsent }),
  response: libraryView,
});
