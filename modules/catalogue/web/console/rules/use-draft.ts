import { useRef, useState } from 'react';
import type { ServiceFiles } from '../../../model/files.ts';
import { changedFiles, type DraftKey, dropDraft, keepDraft, readDraft, withDraft } from './draft-store.ts';

interface Draft {
  readonly files: ServiceFiles;
  /** Null where nothing is changed. */
  readonly savedAt: string | null;
  /** The browser could not keep it. */
  readonly failed: boolean;
}

/** A draft that is kept in the browser after every change. */
export function useDraft(key: DraftKey, base: ServiceFiles) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(localStorage, key);
    return { files: withDraft(base, kept), savedAt: kept?.savedAt ?? null, failed: false };
  });
  // Two changes may come before the page is drawn again.
  const newest = useRef(draft);
  const show = (changed: Draft) => {
    newest.current = changed;
    setDraft(changed);
  };
  return {
    ...draft,
    change(file: string, text: string) {
      const { files: before, savedAt } = newest.current;
      if (before[file] === text) return;
      const files = { ...before, [file]: text };
      const changed = changedFiles(base, files);
      const now = new Date().toISOString();
      try {
        keepDraft(localStorage, key, { files: changed, savedAt: now });
        show({ files, savedAt: Object.keys(changed).length > 0 ? now : null, failed: false });
      } catch {
        show({ files, savedAt, failed: true });
      }
    },
    discard() {
      dropDraft(localStorage, key);
      show({ files: base, savedAt: null, failed: false });
    },
  };
}
