import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './command.ts';
import type { InstalledPackage } from './installed-package.ts';
import { installPackage } from './installed-package.ts';

/** The other versions are downloaded from the npm registry. */
const isAsked = process.env['PARSEBATCH_NODE_VERSIONS'] === '1';

const VERSIONS = ['20', '22', '24'];

const BIN = join('node_modules', 'parsebatch', 'dist', 'bin', 'parsebatch.cjs');

const SOUND = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: invoices }
spec:
  source: { item_ids: [dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee] }
  parameters: { languages: [en, de], user_prompt: "Größe, 図, 🧾" }
`;

describe.skipIf(!isAsked)('other versions of node (skipped unless PARSEBATCH_NODE_VERSIONS=1)', () => {
  let installed: InstalledPackage;

  beforeAll(() => {
    installed = installPackage();
    writeFileSync(join(installed.project, 'sound.yaml'), SOUND);
    writeFileSync(join(installed.project, 'wrong.yaml'), SOUND.replace('languages', 'langauges'));
  }, 180_000);

  afterAll(() => installed?.remove());

  test.each(VERSIONS)(
    'node %s runs every command to the same bytes',
    (version) => {
      expect(runOn(version, ['--version']).out).toMatch(new RegExp(`^v${version}\\.`));
      for (const args of [
        ['--version'],
        ['validate', 'wrong.yaml'],
        ['validate', 'sound.yaml'],
        ['compile', 'sound.yaml'],
      ]) {
        const here = run(process.execPath, [BIN, ...args], { cwd: installed.project });
        expect(runOn(version, [BIN, ...args])).toEqual(here);
      }
    },
    300_000,
  );

  function runOn(version: string, args: readonly string[]) {
    const npx = ['--yes', '--loglevel=error', `--package=node@${version}`, '--', 'node'];
    return run('npx', [...npx, ...args], { cwd: installed.project });
  }
});
