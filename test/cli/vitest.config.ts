import { defineConfig } from 'vitest/config';
import { CrashTable } from './crash-table.ts';

export default defineConfig({
  test: {
    include: [
      'test/cli/randomly-killed-apply.test.ts',
      'test/cli/killed-apply-git.test.ts',
      'test/cli/failing-disk.test.ts',
    ],
    reporters: ['verbose', new CrashTable()],
  },
});
