import { spawnSync } from 'node:child_process';
import { existsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, '../../dist/bin/parsebatch.cjs');

/** Says at the end of a process how much memory it took at most. */
const MEASURE = 'process.on("exit", () => console.error("megabytes", process.resourceUsage().maxRSS / 1024))';

const MANIFEST = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: large }
spec:
  source: { files: [large.bin] }
`;

test('apply, and the server within it, stay under 150 MB while 500 MB go from one to the other', async () => {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
  const cwd = await temporaryFolder('large.bin');
  truncateSync(join(cwd, 'large.bin'), 500 * 1024 * 1024);
  writeFileSync(join(cwd, 'large.parsebatch.yaml'), MANIFEST);
  const measured = ['--import', `data:text/javascript,${encodeURIComponent(MEASURE)}`, PROGRAM];
  const argv = [...measured, 'apply', '--local', '--wait'];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd, encoding: 'utf8' });
  expect(stdout).toMatch(/^large: bjb-\S+ completed 1\/1$/m);
  expect(stderr).toContain('uploading 1/1 file, 524.3 of 524.3 MB');
  expect(Number(/^megabytes (\S+)$/m.exec(stderr)?.[1])).toBeLessThan(150);
}, 120_000);
