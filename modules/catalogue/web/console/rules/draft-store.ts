import { z } from 'zod';
import type { ServiceFiles } from '../../../model/files.ts';

/** What a service owner has changed of a version and not proposed yet. */
const draft = z.object({
  /** Only the files that differ from the version's. */
  files: z.record(z.string(), z.string()),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draft>;

/** Whose draft it is, of which service, and the version that it started from. */
export interface DraftKey {
  readonly staffId: string;
  readonly serviceId: string;
  readonly version: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

// A draft belongs to one person: whoever proposes it must not approve it afterwards.
const prefixOf = ({ staffId, serviceId }: Omit<DraftKey, 'version'>) =>
  `zhiban.rules.${staffId}.${serviceId}.`;
const nameOf = (key: DraftKey) => `${prefixOf(key)}${key.version}`;

/** The draft that was kept; undefined where there is none that can be read. */
export function readDraft(store: Store, key: DraftKey): Draft | undefined {
  const text = store.getItem(nameOf(key));
  if (text === null) return undefined;
  try {
    return draft.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Keeps a draft, or drops it where nothing differs any more. @throws DOMException where the store is full */
export function keepDraft(store: Store, key: DraftKey, kept: Draft): void {
  if (Object.keys(kept.files).length === 0) store.removeItem(nameOf(key));
  else store.setItem(nameOf(key), JSON.stringify(kept));
}

export function dropDraft(store: Store, key: DraftKey): void {
  store.removeItem(nameOf(key));
}

/** The other versions of the service from which this person has drafts, lowest first. */
export function otherDrafts(store: Store, key: DraftKey): number[] {
  const prefix = prefixOf(key);
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return names
    .filter(name => name.startsWith(prefix))
    .map(name => Number(name.slice(prefix.length)))
    .filter(version => version !== key.version && readDraft(store, { ...key, version }) !== undefined)
    .sort((a, b) => a - b);
}

/** The files of a version with what a draft changed. */
export const withDraft = (base: ServiceFiles, kept: Draft | undefined): ServiceFiles =>
  kept ? { ...base, ...kept.files } : base;

/** What of these files differs from the version that they started from. */
export function changedFiles(base: ServiceFiles, files: ServiceFiles): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name, text]) => base[name] !== text));
}
