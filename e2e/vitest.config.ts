import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['journeys/**/*.test.ts'],
    setupFiles: ['./failed-step.ts'],
    globalSetup: ['../kernel/testkit/global-setup.ts'],
    pool: 'forks',
    // A browser, an OCR worker and a database already fill two cores.
    maxWorkers: 1,
    testTimeout: 90_000,
    // On a busy machine a page may take longer than a step waits for it. `npm test` names what passed only then.
    retry: 1,
    hookTimeout: 120_000,
  },
});
