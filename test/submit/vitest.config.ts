import { defineConfig } from 'vitest/config';
import { FaultTable } from './fault-table.ts';

export default defineConfig({
  test: {
    include: ['test/submit/exactly-once*.test.ts'],
    testTimeout: 60_000,
    reporters: ['dot', new FaultTable()],
  },
});
