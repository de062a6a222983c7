import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{kernel,ui,modules,apps,scripts}/**/*.test.ts'],
    globalSetup: ['kernel/testkit/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // `npm test` names at its end what passed only the second time.
    retry: 1,
  },
});
