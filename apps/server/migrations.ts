import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Migrations } from '@zhiban/kernel/server';

const MODULES = join(import.meta.dirname, '..', '..', 'modules');

/** The migrations of every module, for whoever needs the tables without the modules. */
export const MIGRATIONS: readonly Migrations[] = readdirSync(MODULES).flatMap(module => {
  const folder = join(MODULES, module, 'server', 'migrations');
  return existsSync(folder) ? [{ module, folder: pathToFileURL(`${folder}/`) }] : [];
});
