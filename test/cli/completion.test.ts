import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

/** What bash offers for a command line, its last word being the one to complete. */
function completeInBash(script: string, words: readonly string[]): string[] {
  const list = words.map((word) => `'${word}'`).join(' ');
  const asked = `${script}\nCOMP_WORDS=(${list})\nCOMP_CWORD=${words.length - 1}\n_parsebatch\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion in bash', () => {
  test.each([
    [['parsebatch', 'val'], ['validate']],
    [['parsebatch', 'validate', '--for'], ['--format']],
    [
      ['parsebatch', 'validate', '--format', ''],
      ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'],
    ],
    [['parsebatch', 'compile', '--emit', 'c'], ['curl']],
    [['parsebatch', 'compile', '--che'], ['--check']],
    [['parsebatch', 'compile', '--en'], ['--env']],
    [
      ['parsebatch', 'va'],
      ['validate', 'vars'],
    ],
    [['parsebatch', 'compile', '--nothing'], []],
  ])('%j offers %j', async (words, offered) => {
    const { out } = await run(['completion', 'bash']);
    expect(completeInBash(out, words)).toEqual(offered);
  });
});

describe.each(['bash', 'zsh', 'fish'])('the script for %s', (shell) => {
  const isThere = spawnSync(shell, ['--version']).error === undefined;

  test.skipIf(!isThere)(`is read by ${shell} (skipped where ${shell} is not installed)`, async () => {
    const { out } = await run(['completion', shell]);
    const folder = await mkdtemp(join(tmpdir(), 'parsebatch-'));
    const file = join(folder, 'script');
    await writeFile(file, out);
    const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    await rm(folder, { recursive: true });
    expect([status, stderr]).toEqual([0, '']);
  });

  test('names every command and its options', async () => {
    const { out } = await run(['completion', shell]);
    for (const word of ['validate', 'compile', 'import', 'explain', 'params', 'vars', 'schema', 'init', 'completion']) {
      expect(out).toContain(word);
    }
    expect(out).toMatch(/(--|-l )emit/);
  });
});
