#!/usr/bin/env node
// Plain JavaScript for whatever Node runs it: finds a Node that runs TypeScript and hands over to main.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bin = join(here, '..', '..', 'node_modules', '.bin');
const own = ['node', 'node.exe'].map(name => join(bin, name)).find(existsSync);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const node = own ?? (major > 22 || (major === 22 && minor >= 18) ? process.execPath : undefined);
if (!node) {
  process.stderr.write(
    `需要 Node 22.18 或更新版本，现在是 ${process.version}。 Node 22.18 or newer is needed, this is ${process.version}.\n`,
  );
  process.exit(1);
}
const result = spawnSync(node, [join(here, 'main.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(result.status ?? 1);
