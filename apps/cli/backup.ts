import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type BackupProgress,
  type BackupSecret,
  type BackupSummary,
  blobFiles,
  type Config,
  createLogger,
  databaseServer,
  masterKeyFile,
  readConfig,
  restoreBackup,
  writeBackup,
} from '@zhiban/kernel/server';
import { MIGRATIONS } from '@zhiban/server';
import { ask } from './ask.ts';
import { CommandError, type Outcome } from './run.ts';

export interface BackupOptions {
  readonly keyFile?: string;
  readonly withMasterKey?: boolean;
}

const SHORTEST = 12;

function secretOf(
  env: NodeJS.ProcessEnv,
  { keyFile }: BackupOptions,
  repeat: boolean,
): Promise<BackupSecret> {
  if (keyFile !== undefined) return readFile(keyFile).then(content => ({ keyFile: content }));
  const given = env.ZHIBAN_BACKUP_PASSPHRASE;
  return given ? Promise.resolve({ passphrase: given }) : asked(repeat);
}

async function asked(repeat: boolean): Promise<BackupSecret> {
  const option = '--key-file / ZHIBAN_BACKUP_PASSPHRASE';
  const passphrase = await ask('备份口令 / passphrase of the backup: ', option, true);
  if (repeat && passphrase !== (await ask('再输一次 / once more: ', option, true)))
    throw new CommandError(
      'CLI_PASSPHRASES_DIFFER',
      { zh: '两次输入的口令不同。', en: 'The two passphrases differ.' },
      { zh: '请再来一次。', en: 'Try again.' },
    );
  return { passphrase };
}

function assertStrong(secret: BackupSecret): void {
  const enough = 'passphrase' in secret ? secret.passphrase.length >= SHORTEST : secret.keyFile.length >= 32;
  if (enough) return;
  throw new CommandError(
    'CLI_WEAK_SECRET',
    {
      zh: '口令至少 12 个字符，密钥文件至少 32 字节。',
      en: 'A passphrase needs 12 characters, a key file 32 bytes.',
    },
    { zh: '可以用 openssl rand -base64 32 生成密钥文件。', en: 'openssl rand -base64 32 makes a key file.' },
  );
}

const PHASES: Readonly<Record<BackupProgress['phase'], string>> = {
  check: '检查 checking',
  tables: '数据表 tables',
  files: '文件 files',
};

/** Tells the progress on standard error, at most a few times a second. */
function progressTo(stream: NodeJS.WritableStream): (step: BackupProgress) => void {
  let told = 0;
  let phase = '';
  return step => {
    const now = performance.now();
    if (step.phase === phase && now - told < 300) return;
    told = now;
    ({ phase } = step);
    stream.write(`${PHASES[step.phase]} ${step.done}${step.total === undefined ? '' : `/${step.total}`}\n`);
  };
}

async function masterKeysOf(config: Config): Promise<string> {
  const file = masterKeyFile(config);
  if (file !== undefined) return readFile(file, 'utf8');
  return [config.masterKey, ...config.masterKeysPrevious].join('\n');
}

async function onDatabase<T>(config: Config, work: (url: string) => Promise<T>): Promise<T> {
  const server = await databaseServer(config, { log: createLogger('silent'), guest: true });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

const counted = ({ tables, files }: BackupSummary, zh: boolean): string =>
  zh ? `${tables} 张表，${files} 个文件` : `${tables} tables, ${files} files`;

/** `zhiban backup FILE`: database and files in one encrypted file, while the platform runs. */
export async function backupCommand(
  env: NodeJS.ProcessEnv,
  file: string,
  options: BackupOptions,
): Promise<Outcome> {
  const config = readConfig(env);
  const secret = await secretOf(env, options, true);
  assertStrong(secret);
  const path = resolve(file);
  const masterKeys = options.withMasterKey ? await masterKeysOf(config) : undefined;
  const summary = await onDatabase(config, databaseUrl =>
    writeBackup({
      databaseUrl,
      blobs: blobFiles(join(config.dataDir, 'blobs')),
      path,
      secret,
      algorithm: config.encryption,
      masterKeys,
      now: new Date(),
      progress: progressTo(process.stderr),
    }),
  );
  return {
    ok: true,
    json: { path, ...summary, masterKey: masterKeys !== undefined },
    text(language) {
      const zh = language === 'zh';
      const key = masterKeys
        ? zh
          ? '备份里有主密钥。'
          : 'The master key is in it.'
        : zh
          ? '备份里没有主密钥，请另外保存。'
          : 'The master key is not in it: keep it apart.';
      return `✓ ${path}: ${counted(summary, zh)}. ${key}`;
    },
  };
}

/** `zhiban restore FILE`: into an empty database and an empty data folder. */
export async function restoreCommand(
  env: NodeJS.ProcessEnv,
  file: string,
  options: BackupOptions,
): Promise<Outcome> {
  // The master key may come out of the backup, or be put in its place afterwards.
  const config = readConfig({
    ...env,
    NODE_ENV: env.NODE_ENV === 'production' ? 'development' : env.NODE_ENV,
  });
  const secret = await secretOf(env, options, false);
  const summary = await onDatabase(config, databaseUrl =>
    restoreBackup({
      databaseUrl,
      dataDir: config.dataDir,
      migrations: MIGRATIONS,
      path: resolve(file),
      secret,
      progress: progressTo(process.stderr),
    }),
  );
  return {
    ok: true,
    json: summary,
    text(language) {
      const zh = language === 'zh';
      return zh
        ? `✓ 已恢复 ${summary.madeAt} 的备份：${counted(summary, zh)}。请先放好主密钥再启动。`
        : `✓ Restored the backup of ${summary.madeAt}: ${counted(summary, zh)}. Put the master key in its place before you start.`;
    },
  };
}
