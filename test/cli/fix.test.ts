import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { run } from './run.ts';

const FILE = 'a.parsebatch.yaml';
const SOURCE = 'source: { directory_id: dir-1 }';
const BAD = manifestText(`${SOURCE}\nparameters:\n  fast_mode: yes # fast\n  # header\n  hide_foters_: true`);
const FIXED = BAD.replace('yes', 'true');

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder();
  await writeFile(join(cwd, FILE), BAD);
});

function read(file = FILE): Promise<string> {
  return readFile(join(cwd, file), 'utf8');
}

describe('parsebatch validate --fix', () => {
  test('writes what has one right answer, says so on stderr, and reports what remains', async () => {
    const { exitCode, out, err } = await run(['validate', '--fix'], { cwd });
    expect(exitCode).toBe(1);
    expect(await read()).toBe(FIXED);
    expect(out).toMatch(/^a\.parsebatch\.yaml:10:5 error schema\/unknown-key\n/);
    expect(err).toBe('fixed a.parsebatch.yaml: Write `true` (schema/wrong-type)\n1 error in 1 file\n');
  });

  test('fixes guesses with --unsafe-fixes, and then exits with 0', async () => {
    const { exitCode, out } = await run(['validate', '--fix', '--unsafe-fixes'], { cwd });
    expect([exitCode, out]).toEqual([0, '']);
    expect(await read()).toBe(FIXED.replace('hide_foters_', 'hide_footers'));
  });

  test('keeps the permissions and the byte order mark, and leaves nothing behind', async () => {
    await writeFile(join(cwd, FILE), `\ufeff${BAD}`);
    await chmod(join(cwd, FILE), 0o640);
    await run(['validate', '--fix'], { cwd });
    expect(await read()).toBe(`\ufeff${FIXED}`);
    expect((await stat(join(cwd, FILE))).mode & 0o777).toBe(0o640);
    expect(await readdir(cwd)).toEqual([FILE]);
  });

  test('does not touch a file with nothing to fix, nor one that was not named', async () => {
    await writeFile(join(cwd, 'good.yaml'), manifestText(SOURCE, 'good'));
    const before = await stat(join(cwd, 'good.yaml'));
    const { exitCode, err } = await run(['validate', '--fix', 'good.yaml'], { cwd });
    expect([exitCode, err]).toEqual([0, '1 file, 1 document: nothing to report\n']);
    expect((await stat(join(cwd, 'good.yaml'))).ino).toBe(before.ino);
    expect(await read()).toBe(BAD);
  });

  test('shows the change as a diff in a dry run and writes nothing', async () => {
    const { exitCode, out, err } = await run(['validate', '--fix-dry-run'], { cwd });
    expect(exitCode).toBe(1);
    expect(out).toBe(`--- a/a.parsebatch.yaml
+++ b/a.parsebatch.yaml
@@ -5,6 +5,6 @@
 spec:
   source: { directory_id: dir-1 }
   parameters:
-    fast_mode: yes # fast
+    fast_mode: true # fast
     # header
     hide_foters_: true
`);
    expect(err).toContain('a.parsebatch.yaml:10:5 error schema/unknown-key');
    expect(await read()).toBe(BAD);
  });

  test('exits with 1 in a dry run that would leave nothing to report', async () => {
    const input = manifestText(`${SOURCE}\nparameters: { fast_mode: yes }`);
    expect((await run(['validate', '--fix-dry-run', '-'], { input })).exitCode).toBe(1);
    expect((await run(['validate', '--fix-dry-run', '-'], { input: manifestText(SOURCE) })).exitCode).toBe(0);
  });

  test('shows no credential in a diff, nor what a terminal would act on', async () => {
    const key = 'sk-canary-0001';
    const spec = `${SOURCE}\nparameters:\n  azure_openai_key: ${key}\n  fast_mode: yes\n  page_prefix: "a" # \u0085`;
    const { out, err } = await run(['validate', '--fix-dry-run', '-'], { input: manifestText(spec) });
    expect(out).toContain('+    fast_mode: true');
    expect(out).toContain('     azure_openai_key: **************');
    expect(out).toContain('# \\u{85}');
    expect(out + err).not.toContain(key);
  });

  test.each([[['--fix', '-']], [['--unsafe-fixes']], [['--fix', FILE, '-']]])('refuses %j with 64', async (flags) => {
    const { exitCode, out } = await run(['validate', ...flags], { cwd, input: BAD });
    expect([exitCode, out]).toEqual([64, '']);
    expect(await read()).toBe(BAD);
  });

  test.skipIf(process.getuid?.() === 0)(
    'exits with 74 where a file is read-only, and leaves it (skipped as root, who may write all)',
    async () => {
      await chmod(join(cwd, FILE), 0o444);
      expect((await run(['validate', '--fix'], { cwd })).exitCode).toBe(74);
      expect(await read()).toBe(BAD);
    },
  );
});
