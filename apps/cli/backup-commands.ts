import type { Command } from 'commander';
import type { BackupOptions } from './backup.ts';
import { addCommand, option } from './command.ts';

// The whole server stands behind these commands: the others shall not wait for it.
const commands = () => import('./backup.ts');

const keyFile = () =>
  option('--key-file <file>', '密钥文件；不给则用口令 / key file; else a passphrase is asked for');

/** `zhiban backup` and `zhiban restore` */
export function addBackupCommands(program: Command): void {
  addCommand(program, {
    name: 'backup',
    description: '备份：数据库和文件，加密成一个文件 / back database and files up into one encrypted file',
    arguments: [['<file>', '备份文件 / the backup']],
    options: [
      keyFile(),
      option('--with-master-key', '把主密钥也放进备份 / put the master key into the backup too'),
    ],
    act: async ([file = ''], options: BackupOptions) =>
      (await commands()).backupCommand(process.env, file, options),
  });
  addCommand(program, {
    name: 'restore',
    description: '恢复到空的数据库和 DATA_DIR / restore into an empty database and DATA_DIR',
    arguments: [['<file>', '备份文件 / the backup']],
    options: [keyFile()],
    act: async ([file = ''], options: BackupOptions) =>
      (await commands()).restoreCommand(process.env, file, options),
  });
}
