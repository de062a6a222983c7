import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkOutside } from './checks.testkit.ts';
import { outsidePapers } from './papers.testkit.ts';

it('programs of others find nothing wrong with any paper, and miss no changed byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhiban-papers-'));
  try {
    const checks = checkOutside(await outsidePapers(), folder);
    expect(checks.filter(({ holds }) => holds === false)).toEqual([]);
    expect(new Set(checks.map(({ paper }) => paper))).toEqual(
      new Set([
        'licence',
        'licence.ofd',
        'licence.json',
        'decision',
        'decision.ofd',
        'acceptance',
        'acceptance.ofd',
        'correction',
        'correction.ofd',
        'application-form',
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
