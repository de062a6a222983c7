import type { Command } from 'commander';
import { addCommand, option } from './command.ts';
import { verifyCommand } from './licence-verify.ts';

/** `zhiban licence ...` */
export function addLicenceCommands(licence: Command): void {
  addCommand(licence, {
    name: 'verify',
    description: '离线核验证照：签名、内容、证书链、标识、有效期 / verify a licence offline',
    arguments: [['<file>', 'PDF、OFD 或证照数据（JSON） / PDF, OFD or record']],
    options: [
      option('--roots <path>', '可信根证书（PEM）：文件夹或一个文件 / trusted roots: folder or file'),
    ],
    act: ([file = ''], options: { roots?: string }) => verifyCommand(file, options),
  });
}
