import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { compileService, parseExamples, runExamples, type ServiceFiles } from './index.ts';
