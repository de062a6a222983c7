import {
  createKernel,
  createLogger,
  type Kernel,
  readConfig,
  type SealedColumn,
} from '@zhiban/kernel/server';
import { compose } from '@zhiban/server';
import { CommandError } from './run.ts';

/** What a command of an operator works on: the platform's database and files, beside its processes. */
export interface Operator {
  readonly kernel: Kernel;
  readonly sealed: readonly SealedColumn[];
}

async function openKernel(env: NodeJS.ProcessEnv): Promise<Kernel> {
  try {
    return await createKernel(readConfig(env), { guest: true, log: createLogger('silent') });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(
      'CLI_PLATFORM_NOT_OPENED',
      { zh: `打不开平台的数据库：${why}`, en: `The platform’s database cannot be opened: ${why}` },
      {
        zh: '请用与平台相同的环境变量运行（DATABASE_URL、DATA_DIR、MASTER_KEY 等）。',
        en: 'Run with the platform’s own environment variables (DATABASE_URL, DATA_DIR, MASTER_KEY and others).',
      },
    );
  }
}

/** Opens the platform that the environment names, running or not, for the time of one command. */
export async function asOperator<T>(
  env: NodeJS.ProcessEnv,
  work: (operator: Operator) => Promise<T>,
): Promise<T> {
  const kernel = await openKernel(env);
  const { sealed, reader } = compose(kernel, kernel.config.environment !== 'production');
  try {
    return await work({ kernel, sealed });
  } finally {
    await reader.close();
    await kernel.close();
  }
}
