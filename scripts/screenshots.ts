import { join } from 'node:path';
import { makePictures } from '../e2e/index.ts';
import startDatabase from '../kernel/testkit/global-setup.ts';
import { buildWeb } from './build-web.ts';
import { ROOT } from './process.ts';

/** A picture in the README should not be slow on a phone. */
const LARGEST = 200_000;

if (!(await buildWeb())) process.exit(1);
const stopDatabase = await startDatabase();
let tooLarge = 0;
try {
  await makePictures(join(ROOT, 'docs', 'images'), (name, bytes) => {
    if (bytes > LARGEST) tooLarge += 1;
    process.stdout.write(`docs/images/${name}.png  ${Math.ceil(bytes / 1000)} KB\n`);
  });
} finally {
  await stopDatabase?.();
}
if (tooLarge > 0) process.stdout.write(`${tooLarge} pictures are larger than ${LARGEST / 1000} KB.\n`);
process.exit(tooLarge > 0 ? 1 : 0);
