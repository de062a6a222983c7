import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, succeeds } from './process.ts';

const [name, ...rest] = process.argv.slice(2);
const folder = join(ROOT, 'bench');
const known = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .map(file => file.slice(0, -3));
if (!name || !existsSync(join(folder, `${name}.ts`))) {
  process.stderr.write(`npm run bench -- NAME [--json]. Names: ${known.join(', ')}\n`);
  process.exit(2);
}
process.exit((await succeeds(process.execPath, [join('bench', `${name}.ts`), ...rest])) ? 0 : 1);
