import type { FactValue } from '@zhiban/facts';
import type { Bilingual } from '@zhiban/kernel';
import { ApiError, call } from '@zhiban/kernel/web';
import { useEffect, useRef, useState } from 'react';
import { updateApplication } from '../../../model/operations.ts';
import { useApplicationCache } from '../use-application.ts';
import { changedElsewhere } from './changed-elsewhere.ts';
import { type Changes, createSaveQueue, type SaveQueue, type SaveStatus } from './save-queue.ts';

export interface Draft {
  /** What stands in the inputs that the applicant has opened or written in, by element. */
  readonly typed: Readonly<Record<string, string>>;
  /** Opened by the pen or written in: stays an input for this visit. */
  readonly opened: ReadonlySet<string>;
  /** Answers chosen and not saved yet, by question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly status: SaveStatus;
  /** Where the last change was made: there its saving is shown. */
  readonly lastPlace: string | undefined;
  /** Labels of fields that were changed on another device meanwhile. */
  readonly elsewhere: readonly Bilingual[];
  open(element: string): void;
  type(element: string, text: string): void;
  save(place: string, element: string, value: FactValue): void;
  /** Takes back the applicant's own word, so that the source's stands again. */
  takeBack(place: string, element: string): void;
  answer(question: string, value: string): void;
  /** Sends what is unsaved; true when everything is saved. */
  flush(): Promise<boolean>;
}

/** What the applicant writes, saved one field after the other. */
export function useDraft(applicationId: string): Draft {
  const cache = useApplicationCache(applicationId);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [status, setStatus] = useState<SaveStatus>({ state: 'idle' });
  const [lastPlace, setLastPlace] = useState<string>();
  const [elsewhere, setElsewhere] = useState<readonly Bilingual[]>([]);

  /** The server's normalised words replace the typed ones, unless more was typed since. */
  const settle = (saved: Changes) => {
    setTyped(now => without(now, saved.values));
    setAnswers(now => without(now, saved.answers));
  };
  const queue = useRef<SaveQueue>(undefined);
  queue.current ??= createSaveQueue({
    async send(changes) {
      const revision = cache.current()?.revision ?? 0;
      cache.adopt(
        await call(updateApplication, { params: { applicationId }, body: { revision, ...sent(changes) } }),
      );
      settle(changes);
    },
    isStale: error => error instanceof ApiError && error.body.code === 'CASES_EDITED_ELSEWHERE',
    async reload(unsaved) {
      const seen = cache.current();
      const now = await cache.reload();
      if (seen) setElsewhere(changedElsewhere(seen, now, unsaved));
    },
    onStatus: setStatus,
    now: () => new Date(),
  });
  const saver = queue.current;

  useEffect(() => {
    if (status.state !== 'saving' && status.state !== 'failed') return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [status.state]);

  useEffect(() => {
    if (status.state !== 'failed' || !isAway(status.error)) return;
    const again = () => void saver.flush();
    const timer = window.setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [status, saver]);

  const open = (element: string) => setOpened(now => new Set([...now, element]));
  return {
    typed,
    opened,
    answers,
    status,
    lastPlace,
    elsewhere,
    open,
    type(element, text) {
      open(element);
      setTyped(now => ({ ...now, [element]: text }));
    },
    save(place, element, value) {
      setLastPlace(place);
      saver.put({ values: { [element]: value } });
    },
    takeBack(place, element) {
      setLastPlace(place);
      setTyped(({ [element]: _gone, ...rest }) => rest);
      setOpened(now => new Set([...now].filter(code => code !== element)));
      saver.put({ values: { [element]: null } });
    },
    answer(question, value) {
      setLastPlace('situation');
      setAnswers(now => ({ ...now, [question]: value }));
      saver.put({ answers: { [question]: value } });
    },
    flush: saver.flush,
  };
}

/** The network or the server is away for a while: what was written is sent again by itself. */
const RETRY_MS = 4000;
const isAway = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status > 500);

/** What was typed, less what was saved just so. An emptied input is saved as null. */
function without(typed: Readonly<Record<string, string>>, saved: Readonly<Record<string, FactValue>>) {
  const isSaved = ([key, text]: [string, string]) => key in saved && String(saved[key] ?? '') === text;
  return Object.fromEntries(Object.entries(typed).filter(entry => !isSaved(entry)));
}

/** Only the parts that hold something. */
function sent({ answers, values }: Changes): Partial<Changes> {
  return {
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
    ...(Object.keys(values).length > 0 ? { values } : {}),
  };
}
