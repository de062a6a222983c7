import type { Command } from 'commander';
import { addCommand } from './command.ts';
import { dropCommand, rotateCommand, statusCommand } from './keys.ts';

/** `zhiban keys ...` */
export function addKeysCommands(keys: Command): void {
  addCommand(keys, {
    name: 'status',
    description: '哪些数据用哪个主密钥加密 / what is sealed with which master key',
    arguments: [],
    act: () => statusCommand(process.env),
  });
  addCommand(keys, {
    name: 'rotate',
    description: '启用新的主密钥，后台重新加密 / put a new master key in charge',
    arguments: [],
    act: () => rotateCommand(process.env),
  });
  addCommand(keys, {
    name: 'drop',
    description: '移除不再使用的主密钥 / drop a master key that nothing needs',
    arguments: [['<id>', '密钥编号 / id of the key']],
    act: ([id = '']) => dropCommand(process.env, id),
  });
}
