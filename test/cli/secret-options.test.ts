import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { addSecretOptions, maskInLog, readSecretOptions } from '../../src/cli/secret-options.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { ioFor } from './run.ts';

function world(env: Readonly<Record<string, string>>, cwd = '/') {
  const err: string[] = [];
  return { io: ioFor({ out: [], err }, { env, cwd }), err };
}

describe('--secrets-file', () => {
  test('names a file relative to the working directory', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, 'prod.env'), 'TOKEN=abc\n');
    const command = addSecretOptions(new Command()).parse(['--secrets-file', 'prod.env'], { from: 'user' });
    const { io, err } = world({}, cwd);
    expect(await readSecretOptions(command.opts(), io)).toEqual(new Map([['TOKEN', 'abc']]));
    expect(err).toEqual([]);
  });

  test('is not looked for where it is not given', async () => {
    const cwd = await temporaryFolder();
    await writeFile(join(cwd, '.env'), 'TOKEN=abc\n');
    expect(await readSecretOptions({}, world({}, cwd).io)).toBeUndefined();
  });
});

describe('a resolved secret', () => {
  test('is masked on stderr in GitHub Actions', () => {
    const { io, err } = world({ GITHUB_ACTIONS: 'true' });
    maskInLog(['sk-1%'], io);
    expect(err.join('')).toBe('::add-mask::sk-1%25\n');
  });

  test.each([{}, { GITHUB_ACTIONS: 'false' }, { CI: 'true' }])('is printed nowhere else: %j', (env) => {
    const { io, err } = world(env);
    maskInLog(['sk-1'], io);
    expect(err.join('')).toBe('');
  });
});
