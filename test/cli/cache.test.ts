import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkOnce } from '../../src/pipeline/check/check-once.ts';
import { validateWorkspace } from '../../src/pipeline/check/check-workspace.ts';
import { addFiles, manifest, profile, project, projectFolder, runIn } from '../project-folder.ts';

const SPEC =
  'extends: [profiles/base.yaml]\nsource: { directory_id: dir-1 }\nparameters: { user_prompt: "${env:TEAM}", max_pages: 0 }';

const FILES = {
  'parsebatch.config.yaml': project('env: [TEAM]'),
  'profiles/base.yaml': profile('output_s3_path_prefix: s3://acme/a/\noutput_s3_region: eu-central-1'),
  'a.parsebatch.yaml': manifest(SPEC, 'first'),
  'b/b.parsebatch.yaml': manifest('source: { directory_id: dir-2 }\nparameters: { max_pagez: 3 }', 'second'),
  'baseline.json': '{"version":1,"findings":[]}\n',
};

interface Asked {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** What a command prints, but for how long it took. */
async function answerTo({ argv, env, cwd }: Asked): Promise<readonly unknown[]> {
  const { exitCode, out, err } = await runIn(cwd, argv, env);
  return [exitCode, out, err.replace(/in \d+\.\d s/, '')];
}

function cached(asked: Asked, cache: string): Asked {
  return { ...asked, argv: [...asked.argv, '--cache', '--cache-location', cache] };
}

/** Each thing that an answer rests on, and how it changes. */
const CHANGES: readonly [string, (asked: Asked, folder: string) => Asked][] = [
  ['nothing', (asked) => asked],
  ['a manifest', changing({ 'a.parsebatch.yaml': manifest(SPEC.replace('max_pages', 'max_page'), 'first') })],
  [
    'the line ends of a manifest',
    changing({ 'a.parsebatch.yaml': FILES['a.parsebatch.yaml'].replaceAll('\n', '\r\n') }),
  ],
  [
    'a comment in a manifest',
    changing({
      'a.parsebatch.yaml': `# parsebatch-disable-file no-zero-max-pages -- a\n${FILES['a.parsebatch.yaml']}`,
    }),
  ],
  ['another manifest', changing({ 'c.parsebatch.yaml': manifest('source: { directory_id: dir-3 }', 'first') })],
  ['a manifest that is gone', removing('b/b.parsebatch.yaml')],
  [
    'the name of a manifest',
    (asked, folder) =>
      changing({ 'd.parsebatch.yaml': FILES['a.parsebatch.yaml'] })(
        removing('a.parsebatch.yaml')(asked, folder),
        folder,
      ),
  ],
  [
    'a manifest that is no text',
    (asked, folder) => {
      writeFileSync(join(folder, 'b/b.parsebatch.yaml'), new Uint8Array([0xff, 0xfe, 0x41]));
      return asked;
    },
  ],
  ['a profile', changing({ 'profiles/base.yaml': profile('output_s3_path_prefix: s3://acme//a/') })],
  ['a profile that is gone', removing('profiles/base.yaml')],
  [
    'a profile that leads elsewhere',
    (asked, folder) => {
      addFiles(folder, { 'other.yaml': profile('parameters: { max_pagez: 1 }') });
      rmSync(join(folder, 'profiles/base.yaml'));
      symlinkSync('../other.yaml', join(folder, 'profiles/base.yaml'));
      return asked;
    },
  ],
  [
    'the project file',
    changing({ 'parsebatch.config.yaml': project('env: [TEAM]\nrules: { no-zero-max-pages: error }') }),
  ],
  ['the project file that is wrong', changing({ 'parsebatch.config.yaml': project('env: TEAM') })],
  ['the project file that is gone', removing('parsebatch.config.yaml')],
  ['a nearer project file', changing({ 'b/parsebatch.config.yaml': project('rules: { no-lost-results: error }') })],
  ['a project file beside a profile', changing({ 'profiles/parsebatch.config.yaml': project('env: OTHER') })],
  [
    'the root of the repository',
    (asked, folder) => {
      mkdirSync(join(folder, 'b/.git'));
      return asked;
    },
  ],
  ['a variable of the environment', (asked) => ({ ...asked, env: { TEAM: '${' } })],
  ['a variable of the environment that is gone', (asked) => ({ ...asked, env: {} })],
  ['`--env`', (asked) => ({ ...asked, argv: [...asked.argv, '--env', 'prod'] })],
  ['`--set`', (asked) => ({ ...asked, argv: [...asked.argv, '--set', 'spec.parameters.max_pages=-1'] })],
  ['`--var`', (asked) => ({ ...asked, argv: [...asked.argv, '--var', 'A=1'] })],
  [
    '`--config`',
    (asked, folder) =>
      changing({ 'other.config.yaml': project('env: []') })(
        { ...asked, argv: [...asked.argv, '--config', 'other.config.yaml'] },
        folder,
      ),
  ],
  ['what is named', (asked) => ({ ...asked, argv: [...asked.argv, 'b'] })],
  ['the format', (asked) => ({ ...asked, argv: [...asked.argv, '--format', 'json'] })],
  ['the working directory', (asked, folder) => ({ ...asked, cwd: join(folder, 'b') })],
  ['the command', (asked) => ({ ...asked, argv: asked.argv.map((word) => (word === 'lint' ? 'validate' : word)) })],
];

/** What the linter alone is told. */
const OF_LINT: typeof CHANGES = [
  ['`--rule`', (asked) => ({ ...asked, argv: [...asked.argv, '--rule', 'no-zero-max-pages=error'] })],
  ['`--baseline`', (asked) => ({ ...asked, argv: [...asked.argv, '--baseline', 'baseline.json'] })],
  ['`--max-warnings`', (asked) => ({ ...asked, argv: [...asked.argv, '--max-warnings', '0'] })],
];

describe.each(['validate', 'lint'])('%s with a cache', (command) => {
  test.each(command === 'lint' ? [...CHANGES, ...OF_LINT] : CHANGES)(
    'says what it would say without one, after a change of %s',
    async (_, change) => {
      const folder = projectFolder(FILES);
      const cache = join(projectFolder({}), 'cache');
      const asked = { argv: [command], env: { TEAM: 'finance' }, cwd: folder };
      const first = await answerTo(cached(asked, cache));
      expect(first).toEqual(await answerTo(asked));
      const changed = change(asked, folder);
      expect(await answerTo(cached(changed, cache))).toEqual(await answerTo(changed));
      expect(await answerTo(cached(changed, cache))).toEqual(await answerTo(changed));
    },
  );
});

describe('the cache', () => {
  const options = (cwd: string) => ({
    ...{ names: ['.'], cwd, version: '1.0.0', environment: {}, set: [] },
    readInput: () => Promise.resolve(new Uint8Array()),
  });
  /** How often something was checked. */
  async function checksOf(
    cwd: string,
    cache: string,
    changed: object = {},
    question = { command: 'validate', options: null as unknown },
  ): Promise<number> {
    let checks = 0;
    await checkOnce(
      cache,
      { ...options(cwd), ...changed },
      {
        question,
        load: async () => (workspace) => {
          checks += 1;
          return validateWorkspace(workspace, {});
        },
      },
    );
    return checks;
  }

  test('skips the work where nothing has changed, and does it for another version, question or command', async () => {
    const [folder, cache] = [projectFolder(FILES), projectFolder({})];
    expect([await checksOf(folder, cache), await checksOf(folder, cache)]).toEqual([1, 0]);
    expect(await checksOf(folder, cache, { version: '1.0.1' })).toBe(1);
    expect(await checksOf(folder, cache, {}, { command: 'lint', options: null })).toBe(1);
    expect(await checksOf(folder, cache, {}, { command: 'validate', options: ['prod'] })).toBe(1);
    expect(await checksOf(folder, cache)).toBe(0);
  });

  test('is as if it were not there where it is damaged, and writes the answer anew', async () => {
    const [folder, cache] = [projectFolder(FILES), projectFolder({})];
    await checksOf(folder, cache);
    const [file = ''] = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    const text = readFileSync(join(cache, file), 'utf8');
    for (const damaged of ['', '{}', text.slice(0, -9), text.replace('max_pagez', 'max_pages'), `${text} `]) {
      expect(damaged).not.toBe(text);
      writeFileSync(join(cache, file), damaged);
      expect([await checksOf(folder, cache), await checksOf(folder, cache)]).toEqual([1, 0]);
    }
  });

  test('that cannot be written stops nothing', async () => {
    const folder = projectFolder({ ...FILES, file: '' });
    const location = join(folder, 'file');
    expect(await answerTo({ argv: ['lint', '--cache', '--cache-location', location], env: {}, cwd: folder })).toEqual(
      await answerTo({ argv: ['lint'], env: {}, cwd: folder }),
    );
  });

  test('holds no credential that a finding would cover', async () => {
    const key = 'llx-abcdefghijklmnopqrstuvwx';
    const folder = projectFolder({
      'a.parsebatch.yaml': manifest(`source: { directory_id: dir-1 }\nparameters: { openai_api_key: ${key} }`),
    });
    const cache = projectFolder({});
    await runIn(folder, ['lint', '--cache', '--cache-location', cache]);
    const kept = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(kept).toHaveLength(1);
    expect(readFileSync(join(cache, kept[0] ?? ''), 'utf8')).not.toContain(key);
  });

  test('stands where the user keeps caches, unless another place is named', async () => {
    const [folder, home] = [projectFolder(FILES), projectFolder({})];
    await runIn(folder, ['lint', '--cache'], { HOME: home });
    await runIn(folder, ['lint', '--cache'], { HOME: home, XDG_CACHE_HOME: join(home, 'xdg') });
    await runIn(folder, ['lint', '--cache'], { HOME: home, PARSEBATCH_CACHE_DIR: join(home, 'own') });
    expect(readdirSync(home).sort()).toEqual(['.cache', 'own', 'xdg']);
    expect((await runIn(folder, ['lint', '--cache-location', 'x'])).exitCode).toBe(64);
  });
});

function changing(files: Readonly<Record<string, string>>): (asked: Asked, folder: string) => Asked {
  return (asked, folder) => {
    addFiles(folder, files);
    return asked;
  };
}

function removing(file: string): (asked: Asked, folder: string) => Asked {
  return (asked, folder) => {
    rmSync(join(folder, file));
    return asked;
  };
}
