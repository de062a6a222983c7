import type { Command } from 'commander';
import { addCommand } from './command.ts';

// The whole server stands behind these commands: the others shall not wait for it.
const commands = () => import('./keys.ts');

/** `zhiban keys ...` */
export function addKeysCommands(keys: Command): void {
  addCommand(keys, {
    name: 'status',
    description: '哪些数据用哪个主密钥加密 / what is sealed with which master key',
    arguments: [],
    act: async () => (await commands()).statusCommand(process.env),
  });
  addCommand(keys, {
    name: 'rotate',
    description: '启用新的主密钥，后台重新加密 / put a new master key in charge',
    arguments: [],
    act: async () => (await commands()).rotateCommand(process.env),
  });
  addCommand(keys, {
    name: 'drop',
    description: '移除不再使用的主密钥 / drop a master key that nothing needs',
    arguments: [['<id>', '密钥编号 / id of the key']],
    act: async ([id = '']) => (await commands()).dropCommand(process.env, id),
  });
}
