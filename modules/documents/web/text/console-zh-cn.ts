import { keysZhCN } from '../console/keys-text-zh-cn.ts';
import { registerZhCN } from '../console/register-text-zh-cn.ts';
import { filesZhCN } from './files-zh-cn.ts';

export const consoleZhCN = { keys: keysZhCN, register: registerZhCN, files: filesZhCN };
