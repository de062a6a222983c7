import type { Clock } from '@zhiban/kernel';
import { createTestKernel } from '@zhiban/kernel/testkit';
import { startPlatform } from '@zhiban/server';
import { type DatabaseGate, openDatabaseGate } from './database-gate.ts';

/** A Friday, ten o'clock in China: every run sees the same days, and the clock goes on from here. */
const OPENING = '2026-11-20T02:00:00Z';

export interface RunningPlatform {
  readonly address: string;
  readonly clock: Clock;
  readonly database: Pick<DatabaseGate, 'shut' | 'open'>;
  /** Lets so many milliseconds pass at once; the clocks of open windows do not follow. */
  advance(milliseconds: number): void;
  /** Makes a demo register answer, or not. */
  setRegister(id: string, behaviour: 'normal' | 'down'): void;
  close(): Promise<void>;
}

/** The real platform with its workers, the fictional town and the built pages, on a database of its own. */
export async function openPlatform(): Promise<RunningPlatform> {
  const { TEST_DATABASE_URL } = process.env;
  if (!TEST_DATABASE_URL) throw new Error('TEST_DATABASE_URL is set by the global set-up.');
  const database = await openDatabaseGate(TEST_DATABASE_URL);
  process.env.TEST_DATABASE_URL = database.url;
  const kernel = await createTestKernel({
    migrations: [],
    environment: { PORT: '0', DATABASE_POOL: '16', PUBLIC_URL: 'https://zhiban.example.cn' },
  }).finally(() => {
    process.env.TEST_DATABASE_URL = TEST_DATABASE_URL;
  });
  let ahead = new Date(OPENING).getTime() - Date.now();
  const clock: Clock = { now: () => new Date(Date.now() + ahead) };
  const { address, modules, close } = await startPlatform({ ...kernel, clock }).catch(async error => {
    await kernel.close();
    await database.close();
    throw error;
  });
  return {
    address,
    clock,
    database,
    advance(milliseconds) {
      ahead += milliseconds;
    },
    setRegister(id, behaviour) {
      const register = modules.facts.demoRegisters.find(known => known.id === id);
      if (!register) throw new Error(`There is no register ${id}.`);
      register.setBehaviour(behaviour);
      modules.facts.forget();
    },
    async close() {
      await close();
      await database.close();
    },
  };
}
