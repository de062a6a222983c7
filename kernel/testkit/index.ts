export { createServer as startTestServer } from '../server/http/server.ts';
export type { TestClock } from './clock.ts';
export { emptyDatabase } from './database.ts';
export { createTestKernel, type TestKernel } from './kernel.ts';
export { send } from './server.ts';
