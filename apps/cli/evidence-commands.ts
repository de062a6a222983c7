import type { Command } from 'commander';
import { addCommand, option } from './command.ts';
import { auditCommand } from './evidence-audit.ts';
import { keysCommand } from './evidence-keys.ts';
import { replayCommand } from './evidence-replay.ts';
import { type RotateKeyOptions, rotateKeyCommand } from './evidence-rotate-key.ts';
import { verifyCommand } from './evidence-verify.ts';
import { type SignInOptions, signInOptions } from './sign-in.ts';

const bundle = ['<bundle>', '存证包 / evidence bundle'] as const;

/** `zhiban evidence ...` */
export function addEvidenceCommands(evidence: Command): void {
  addCommand(evidence, {
    name: 'verify',
    description: '离线核验存证包：链、内容、日志、见证、规则、证照 / verify a bundle offline',
    arguments: [bundle],
    options: [
      option('--keys <dir>', '公钥和根证书的文件夹，见 keys 命令 / folder of keys').makeOptionMandatory(),
    ],
    act: ([file = ''], options: { keys: string }) => verifyCommand(file, options),
  });
  addCommand(evidence, {
    name: 'replay',
    description: '用包里的规则和事实重新决定一次，逐项比较 / decide again and compare',
    arguments: [bundle],
    act: ([file = '']) => replayCommand(file),
  });
  addCommand(evidence, {
    name: 'keys',
    description: '把核验要用的公钥、策略和根证书存进文件夹 / save the keys that verify needs',
    arguments: [['<dir>', '文件夹 / folder']],
    options: [option('--server <url>', '服务器 / server', 'http://127.0.0.1:3000')],
    act: ([folder = ''], options: { server: string }) => keysCommand(folder, options),
  });
  addCommand(evidence, {
    name: 'audit',
    description: '逐片核对日志与数据库 / compare the whole log with the database',
    arguments: [],
    options: signInOptions(),
    act: (_values, options: SignInOptions) => auditCommand(options),
  });
  addCommand(evidence, {
    name: 'rotate-key',
    description: '更换日志的签名密钥：一人提出，另一人启用 / change the key of the log, by two people',
    arguments: [],
    options: [
      ...signInOptions(),
      option(
        '--approve <key>',
        '启用别人提出的这个公钥 / put the key that another person proposed in charge',
      ),
    ],
    act: (_values, options: RotateKeyOptions) => rotateKeyCommand(options),
  });
}
