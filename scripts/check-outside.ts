import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOutside, type OutsideCheck, outsidePapers } from '../modules/documents/server/testkit.ts';

const MARKS = { true: '✓', false: '✗', null: '–' } as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = await mkdtemp(join(tmpdir(), 'zhiban-papers-'));
say(`文书写在 Papers are in ${folder}`);
const checks = checkOutside(await outsidePapers(), folder);
for (const { holds, tool, paper, what } of checks)
  if (holds !== null) say(`${MARKS[`${holds}`]} ${tool} ${paper}：${what}`);

const count = (holds: OutsideCheck['holds']) => checks.filter(check => check.holds === holds).length;
const missing = [...new Set(checks.filter(({ holds }) => holds === null).map(({ tool }) => tool))];
if (missing.length > 0) say(`– 这台机器上没有 Not on this machine, so not checked: ${missing.join(', ')}`);
say(`${count(true)} 项通过 passed, ${count(false)} 项没有通过 failed, ${count(null)} 项没有检查 skipped`);
process.exit(count(false) > 0 ? 1 : 0);
