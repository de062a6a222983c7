import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError } from '@zhiban/kernel';
import { documentErrors } from '../../model/errors.ts';
import { watchMemory } from './memory-watch.ts';
import type { Progress } from './stage-log.ts';
import { type Answer, errorOf, type ProgressNote, type Task } from './tasks.ts';

/**
 * A process of its own that works on files from outside: started when first needed and kept warm, one task at
 * a time. A process and not a thread, because native code (models, image and PDF decoders) runs there: a
 * thread that is ended in the middle of an inference, or that a file crashes, takes the server with it.
 */
export interface WorkerProcess {
  /**
   * Runs a task. A process that hangs or dies fails this task alone: the next one gets a new process.
   * @throws the task's own error, DOCUMENTS_READING_TIMED_OUT, DOCUMENTS_TOO_HEAVY, DOCUMENTS_READING_FAILED, or the
   * signal's reason.
   */
  run(task: Task, options: RunOptions): Promise<unknown>;
  close(): Promise<void>;
}

export interface RunOptions {
  readonly timeoutMs: number;
  /** From one word of progress to the next; as long as the whole unless told. */
  readonly stageMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Job {
  progressed(progress: Progress): void;
  done(value: unknown): void;
  failed(reason: unknown): void;
}

/** A child with at most one job; `gone` tells that it can take no other. */
interface Live {
  readonly child: ChildProcess;
  job: Job | null;
  gone: boolean;
}

/** What the child may know of the server's environment: where programs and libraries are, and no secrets. */
const harmless = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TEMP', 'TMPDIR'];

const start = (heapMb: number): Live => {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMb}`],
    env: Object.fromEntries(harmless.flatMap(name => (process.env[name] ? [[name, process.env[name]]] : []))),
  });
  const live: Live = { child, job: null, gone: false };
  const die = (cause: unknown): void => {
    live.gone = true;
    live.job?.failed(cause instanceof AppError ? cause : documentErrors.READING_FAILED({}, { cause }));
  };
  child.on('message', (answer: Answer | ProgressNote) => {
    if ('progress' in answer) live.job?.progressed(answer.progress);
    else if (answer.ok) live.job?.done(answer.value);
    else live.job?.failed(errorOf(answer));
  });
  child.on('error', die);
  child.on('exit', (code, signal) => {
    const cause = new Error(`the reading process ended with ${signal ?? code}`);
    // JavaScript that runs out of memory aborts.
    die(signal === 'SIGABRT' || code === 134 ? documentErrors.TOO_HEAVY({}, { cause }) : cause);
  });
  return live;
};

/** An idle child must not keep the server's process alive. */
const hold = ({ child }: Live, held: boolean): void => {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};

const perform = (
  live: Live,
  task: Task,
  residentMb: number,
  { timeoutMs, stageMs = timeoutMs, signal, onProgress = () => {} }: RunOptions,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      clearTimeout(stage);
      unwatch();
      signal?.removeEventListener('abort', onAbort);
      live.job = null;
      hold(live, false);
      finish();
    };
    const stop = (reason: unknown): void => {
      live.gone = true;
      end(() => reject(reason));
      live.child.kill('SIGKILL');
    };
    const onAbort = (): void => stop(signal?.reason);
    const unwatch = watchMemory(live.child.pid ?? 0, residentMb, megabytes =>
      stop(documentErrors.TOO_HEAVY({}, { cause: new Error(`the reading process took ${megabytes} MB`) })),
    );
    const late = (): void => stop(documentErrors.READING_TIMED_OUT());
    const timer = setTimeout(late, timeoutMs);
    const stage = setTimeout(late, stageMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    live.job = {
      progressed(progress) {
        stage.refresh();
        onProgress(progress);
      },
      done: value => end(() => resolve(value)),
      failed: reason => end(() => reject(reason)),
    };
    hold(live, true);
    live.child.send(task, cause => {
      if (cause) live.job?.failed(documentErrors.READING_FAILED({}, { cause }));
    });
  });

/**
 * @param heapMb what JavaScript objects may take before the process is ended.
 * @param residentMb what it may take altogether; a page of 60 million pixels takes some 600.
 */
export function createWorkerProcess(heapMb = 512, residentMb = 1200): WorkerProcess {
  let live: Live | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task, options) {
      const turn = last.then(() => {
        options.signal?.throwIfAborted();
        if (!live || live.gone) live = start(heapMb);
        return perform(live, task, residentMb, options);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      if (!live || live.gone) return;
      const { child } = live;
      const ended = new Promise(resolve => child.once('exit', resolve));
      hold(live, true);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
