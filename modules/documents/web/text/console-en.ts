import { keysEn } from '../console/keys-text-en.ts';
import { registerEn } from '../console/register-text-en.ts';
import type { consoleZhCN } from './console-zh-cn.ts';
import { filesEn } from './files-en.ts';

export const consoleEn: typeof consoleZhCN = { keys: keysEn, register: registerEn, files: filesEn };
