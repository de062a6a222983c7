import { afterAll, beforeAll, expect, it } from 'vitest';
import { fuzz } from './fuzz.testkit.ts';
import { type AccessWorld, createAccessWorld } from './world.testkit.ts';

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 180_000);
afterAll(() => world.platform.close());

it('answers a thousand generated requests without failing, tracing or telling', async () => {
  const { failures, operations, statuses } = await fuzz(world, { seed: 1, requests: 1_000 });
  expect(failures).toEqual([]);
  // Some get through to the operations, and all of these are asked.
  expect(statuses['200']).toBeGreaterThan(100);
  expect(Math.min(...Object.values(operations))).toBeGreaterThan(0);
}, 120_000);
