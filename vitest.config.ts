import { defineConfig } from 'vitest/config';

/** Two suites: `unit` is quick and needs nothing; `interop` drives real clients against a running server. */
export default defineConfig({
  test: {
    // One worker for each core: the default leaves one core to a watcher that is not there.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/interop/**'],
          // Sources are loaded once, not for every file: they keep no state of their own.
          isolate: false,
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
