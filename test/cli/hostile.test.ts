import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from './run.ts';

const FOLDER = fileURLToPath(new URL('../load/hostile/', import.meta.url));
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

test('there are at least 60 hostile files', () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

test.each(names)('%s is refused by validate and by compile, with a finding and no stack', async (name) => {
  const validated = await run(['validate', name], { cwd: FOLDER });
  expect(validated.exitCode).toBe(1);
  expect(validated.out).toMatch(/^\S+\.yaml:\d+:\d+ error [a-z]+\/[a-z-]+$/m);
  expect(validated.out + validated.err).not.toMatch(/bug in parsebatch|\n\s+at .*\.[jt]s:\d+/);
  const compiled = await run(['compile', name], { cwd: FOLDER });
  expect([compiled.exitCode, compiled.out]).toEqual([1, '']);
});
