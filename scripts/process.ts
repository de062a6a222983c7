import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The project's root folder. */
export const ROOT = join(import.meta.dirname, '..');

/** Starts a program of the project's own with its output on ours. */
export function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(program, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** Runs a program to its end. @returns its exit code; -1 when it did not start or was killed */
export function exitCode(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise(resolve => {
    const child = start(program, args, env);
    child.on('error', () => resolve(-1));
    child.on('exit', code => resolve(code ?? -1));
  });
}

/** Runs a program to its end. @returns whether it succeeded */
export const succeeds = async (
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<boolean> => (await exitCode(program, args, env)) === 0;
