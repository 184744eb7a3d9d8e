import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.long.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // CommonJS packages are imported as Node does it: what passes here also loads in the program.
    deps: { interopDefault: false },
  },
});
