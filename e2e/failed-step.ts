import { afterEach } from 'vitest';
import { whatIsShown } from './world.ts';

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`\n✗ ${task.name}\n${await whatIsShown()}\n`);
});
