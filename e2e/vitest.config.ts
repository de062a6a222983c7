import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['journeys/**/*.test.ts'],
    globalSetup: ['../kernel/testkit/global-setup.ts'],
    pool: 'forks',
    // A browser, an OCR worker and a database already fill two cores.
    maxWorkers: 1,
    testTimeout: 90_000,
    // On a busy machine a page may take longer than a step waits for it; what fails twice is at fault.
    retry: 1,
    hookTimeout: 120_000,
  },
});
