import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSecrets, readSecretsFile } from '../../../src/pipeline/build/read-secrets.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';

async function read(text: string | Uint8Array): Promise<Record<string, string>> {
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, '.env'), text);
  return Object.fromEntries(await readSecretsFile('.env', cwd));
}

describe('a file of secrets', () => {
  test.each([
    ['a plain line', 'A=b', { A: 'b' }],
    ['spaces around', ' A = b ', { A: 'b' }],
    ['an exported name', 'export A=b', { A: 'b' }],
    ['comments and empty lines', '# x\n\n#A=b\nB=c # d', { B: 'c' }],
    ['a # in quotes', 'A="b # c"\nB=\'d#e\'', { A: 'b # c', B: 'd#e' }],
    ['a # without quotes, which begins a comment', 'A=b#c', { A: 'b' }],
    ['both kinds of quotes, of which one reads \\n', 'A="b\\nc"\nB=\'d\\ne\'', { A: 'b\nc', B: 'd\\ne' }],
    [
      'several lines in quotes',
      'A="-----BEGIN-----\nb=\n-----END-----"\nB=c',
      { A: '-----BEGIN-----\nb=\n-----END-----', B: 'c' },
    ],
    ['the line ends of Windows', 'A=b\r\nB="c\r\nd"\r\n', { A: 'b', B: 'c\nd' }],
    ['an empty value', 'A=\nB=""', { A: '', B: '' }],
    ['further = signs, and $, which means nothing', 'A=b==\nB=$HOME', { A: 'b==', B: '$HOME' }],
    ['the last of two values', 'A=b\nA=c', { A: 'c' }],
    ['a byte order mark', '\ufeffA=b', { A: 'b' }],
    ['nothing', '', {}],
  ])('reads %s', async (_, text, expected) => {
    expect(await read(text)).toEqual(expected);
  });

  test('reads it to the same values whatever the environment of the process says about such files', async () => {
    const { env } = process;
    const before = { ...env };
    await read('DOTENV_TEST_SECRET=b');
    expect(env).toEqual(before);
  });

  test('that is missing, too large or no text is a failure that shows nothing of it', async () => {
    await expect(readSecretsFile('gone', await temporaryFolder())).rejects.toMatchObject({ code: 'not-found' });
    await expect(read('x'.repeat(1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'io',
      message: '`.env` is too large for a file of secrets',
    });
    await expect(read(Uint8Array.of(0x41, 0x3d, 0xff))).rejects.toMatchObject({
      code: 'io',
      message: '`.env` is not UTF-8 text',
    });
  });
});

describe('readSecrets', () => {
  const sources = {
    environment: { A: 'a', C: 'c' },
    file: new Map([['B', 'b']]),
    project: { secrets: ['A', 'B', 'D'] },
  };

  test('gives the values that are set', () => {
    expect(Object.fromEntries(readSecrets(['B', 'A', 'D', 'A'], sources))).toEqual({ A: 'a', B: 'b' });
  });

  test('refuses names that are not listed, all at once, and says what to write where', () => {
    expect(() => readSecrets(['X', 'A', 'C'], sources, 'ops/project.yaml')).toThrow(
      expect.objectContaining({
        code: 'refused',
        message: '`ops/project.yaml` does not list the secrets `C`, `X`',
        hint: 'A manifest reads only what is listed. Add to ops/project.yaml: secrets: [C, X]',
      }),
    );
  });

  test('refuses everything where there is no project file', () => {
    expect(() => readSecrets(['A'], { ...sources, project: { secrets: [] } })).toThrow(
      expect.objectContaining({ message: '`parsebatch.config.yaml` does not list the secret `A`' }),
    );
    expect(readSecrets([], { ...sources, project: { secrets: [] } }).size).toBe(0);
  });
});
