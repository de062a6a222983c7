import { beforeEach, expect, it } from 'vitest';
import {
  changedFiles,
  type DraftKey,
  dropDraft,
  keepDraft,
  otherDrafts,
  readDraft,
  withDraft,
} from './draft-store.ts';

/** A browser's storage, as far as it is used. */
class MemoryStorage {
  readonly #values = new Map<string, string>();
  get length() {
    return this.#values.size;
  }
  key = (index: number) => [...this.#values.keys()][index] ?? null;
  getItem = (name: string) => this.#values.get(name) ?? null;
  setItem = (name: string, value: string) => void this.#values.set(name, value);
  removeItem = (name: string) => void this.#values.delete(name);
}

const key: DraftKey = { staffId: 'he', serviceId: 'hygiene', version: 2 };
const draft = { files: { 'decision.dmn': '<new/>' }, savedAt: '2026-11-20T02:32:00.000Z' };
let store: MemoryStorage;
beforeEach(() => {
  store = new MemoryStorage();
});

it('keeps a draft by person, service and version', () => {
  keepDraft(store, key, draft);
  expect(readDraft(store, key)).toEqual(draft);
  expect(readDraft(store, { ...key, staffId: 'xu' })).toBeUndefined();
  expect(readDraft(store, { ...key, serviceId: 'other' })).toBeUndefined();
  expect(readDraft(store, { ...key, version: 3 })).toBeUndefined();
  dropDraft(store, key);
  expect(readDraft(store, key)).toBeUndefined();
});

it('drops a draft in which nothing differs any more', () => {
  keepDraft(store, key, draft);
  keepDraft(store, key, { ...draft, files: {} });
  expect(store.length).toBe(0);
});

it('takes what it cannot read for no draft', () => {
  for (const text of ['{', 'null', '{"files":{"a":1},"savedAt":"2026-11-20T02:32:00.000Z"}']) {
    store.setItem('zhiban.rules.he.hygiene.2', text);
    expect(readDraft(store, key)).toBeUndefined();
  }
});

it('finds the drafts of other versions of the same service and person', () => {
  for (const version of [11, 2, 1]) keepDraft(store, { ...key, version }, draft);
  keepDraft(store, { ...key, staffId: 'xu', version: 5 }, draft);
  keepDraft(store, { ...key, serviceId: 'hygiene.licence', version: 6 }, draft);
  store.setItem('zhiban.rules.he.hygiene.7', '{');
  expect(otherDrafts(store, key)).toEqual([1, 11]);
});

it('puts a draft over its version, and tells what differs', () => {
  const base = { 'decision.dmn': '<old/>', 'guide.md': '# 指南' };
  const files = withDraft(base, draft);
  expect(files).toEqual({ 'decision.dmn': '<new/>', 'guide.md': '# 指南' });
  expect(changedFiles(base, files)).toEqual({ 'decision.dmn': '<new/>' });
  expect(changedFiles(base, withDraft(base, undefined))).toEqual({});
});
