import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run, runNode, runWell } from './command.ts';
import type { InstalledPackage } from './installed-package.ts';
import { installPackage } from './installed-package.ts';
import { runRecorded } from './loaded-modules.ts';
import type { PublicNames } from './public-names.ts';
import { readPublicNames } from './public-names.ts';
import { checkTypes } from './typescript-consumer.ts';

let installed: InstalledPackage;
let names: PublicNames;

beforeAll(() => {
  installed = installPackage();
  for (const file of ['use.mjs', 'import.mjs', 'schema.mjs']) {
    copyFileSync(join(import.meta.dirname, 'consumer', file), join(installed.project, file));
  }
  writeFileSync(join(installed.project, 'sound.yaml'), SOUND);
  names = readPublicNames(join(installed.root, 'dist', 'types', 'index.d.ts'), installed.root);
}, 180_000);

afterAll(() => installed?.remove());

const SOUND = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: invoices }
spec:
  source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee }
  parameters: { languages: [en, de] }
`;

describe('the tarball', () => {
  test('holds the built code, schemas and reference pages, and nothing that they are made from', () => {
    const files = shippedFiles();
    expect(files).toEqual(
      expect.arrayContaining(['package.json', 'LICENSE', 'dist/library/index.js', 'dist/types/index.d.ts']),
    );
    const wrong = /^(src|test|node_modules)\/|^dist\/types\/(schema|generate)\/|\.map$|(?<!\.d)\.ts$|tsconfig/;
    expect(files.filter((file) => wrong.test(file))).toEqual([]);
  });

  test('does not speak of zod or of source maps anywhere in its code', () => {
    const code = shippedFiles().filter((file) => /\.(js|ts)$/.test(file));
    expect(code.filter((file) => /\bzod\b|sourceMappingURL/i.test(read(file)))).toEqual([]);
  });

  test('takes less than 3.8 MB once unpacked, with all the code that it needs and a page for each rule', () => {
    const bytes = shippedFiles().reduce((sum, file) => sum + statSync(join(installed.root, file)).size, 0);
    expect(bytes).toBeLessThan(3_800_000);
  });

  test('needs no other package and has nothing run when it is installed', () => {
    const { dependencies, optionalDependencies, scripts, ...rest } = JSON.parse(read('package.json'));
    expect([dependencies, optionalDependencies]).toEqual([undefined, undefined]);
    expect(rest.peerDependenciesMeta).toEqual({ '@llamaindex/liteparse': { optional: true } });
    expect(Object.keys(rest.peerDependencies)).toEqual(Object.keys(rest.peerDependenciesMeta));
    // npm runs prepack where a package is packed, never where it is installed.
    expect(Object.keys(scripts).filter((name) => /install|prepare|prepublish|pack|dependencies/.test(name))).toEqual([
      'prepack',
    ]);
    expect(installedPackages()).toEqual(['parsebatch']);
  });

  test('passes on the licence of every package whose code it holds', () => {
    const named = (file: string) =>
      Array.from(read(file).matchAll(/^(\S+) \d+\.\d+\.\d+: /gm), ([, name]) => name).sort();
    expect(named('dist/library/LICENSES.txt')).toEqual([
      '@humanwhocodes/momoa',
      'ipaddr.js',
      'leven',
      'semver',
      'yaml',
    ]);
    expect(named('dist/bin/LICENSES.txt')).toEqual([
      ...['@fastify/busboy', '@humanwhocodes/momoa', 'commander', 'diff', 'dotenv', 'fdir', 'ipaddr.js', 'leven'],
      ...['picomatch', 'semver', 'tinyglobby', 'yaml'],
    ]);
  });

  test('passes publint', async () => {
    const tarball = readFileSync(installed.tarball);
    const { messages } = await publint({ strict: true, pack: { tarball: new Uint8Array(tarball).buffer } });
    expect(messages).toEqual([]);
  });

  test('passes Are The Types Wrong for ESM', () => {
    const attw = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'attw');
    const { exitCode, out, err } = run(
      attw,
      [installed.tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'],
      {
        cwd: installed.project,
      },
    );
    expect(exitCode, out + err).toBe(0);
  });
});

describe('the types', () => {
  test('are the listed ones, and name everything that they are made of', async () => {
    const { values, types, unreachable } = names;
    const lines = [...values.map((name) => `value ${name}\n`), ...types.map((name) => `type ${name}\n`)];
    await expect(lines.join('')).toMatchFileSnapshot('public-names.txt');
    expect(unreachable).toEqual([]);
  });

  test.each([true, false])(
    'compile in a strict project where exactOptionalPropertyTypes is %s',
    (isExact) => {
      const { exitCode, out } = checkTypes(installed.project, names, isExact);
      expect(out).toBe('');
      expect(exitCode).toBe(0);
    },
    60_000,
  );
});

describe('the library', () => {
  test('validates with exact positions, compiles and imports, and writes nothing', () => {
    const { exitCode, out, err } = runNode([PERMISSION, '--allow-fs-read=*', 'use.mjs'], { cwd: installed.project });
    expect(exitCode, err).toBe(0);
    const payload = {
      directory_id: 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
      job_config: {
        correlation_id: 'a0032d5c-e939-5294-8d51-10405b9fe882',
        job_name: 'parse_raw_file_job',
        parameters: { languages: ['en', 'de'], parse_mode: 'parse_page_with_llm', type: 'parse' },
      },
    };
    expect(JSON.parse(out)).toEqual({
      found: [
        ['schema/unknown-key', '/spec/parameters/parseMode', 7, 5],
        ['schema/unknown-value', '/spec/parameters/languages/1', 8, 21],
      ],
      name: 'invoices',
      digest: '09db754341107de8ea766108d3b396aacc4be7ddd0f6a8f8ab87d9d93172488d',
      payload,
      again: payload,
    });
  });

  test('exports at run time what its types say', () => {
    const code = "import('parsebatch').then((library) => console.log(Object.keys(library).join()))";
    expect(runWell(process.execPath, ['--eval', code], { cwd: installed.project })).toBe(`${names.values.join()}\n`);
  });

  test('prints nothing and changes nothing in the process when it is imported', () => {
    const ran = runNode(['import.mjs'], { cwd: installed.project });
    expect(ran).toEqual({ exitCode: 0, out: '[]\n', err: '' });
  });

  test('is one module, and loads nothing that sends', () => {
    const { exitCode, modules } = runRecorded(['--eval', "import('parsebatch')"], installed.project);
    const files = modules.filter((module) => module.startsWith('node_modules/'));
    expect([exitCode, files]).toEqual([0, ['node_modules/parsebatch/dist/library/index.js']]);
    expect(modules.filter((module) => SENDS.test(module))).toEqual([]);
  });

  test('offers its schemas as JSON modules', () => {
    const { exitCode, out } = runNode(['schema.mjs'], { cwd: installed.project });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toContain('$schema');
  });
});

describe('the command', () => {
  test('runs from the project that installed it', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(runWell('npx', ['--no-install', 'parsebatch', '--version'], { cwd: installed.project })).toBe(
      `${version}\n`,
    );
  });

  test.each([
    [['validate', 'sound.yaml'], 0],
    [['compile', 'sound.yaml'], 0],
    [['explain', 'schema/unknown-key'], 0],
    [['no-such-command'], 64],
    [['validate', 'missing.yaml'], 66],
  ])('gives the exit code of %j', (args, exitCode) => {
    const bin = join(installed.project, 'node_modules', '.bin', 'parsebatch');
    expect(run(bin, args, { cwd: installed.project })).toMatchObject({ exitCode });
  });

  test.each(['validate', 'lint'])(
    'loads for %s of names no reader of options, and of sound manifests not the exact reader',
    (name) => {
      const { exitCode, modules } = runRecorded([bin(), name, 'sound.yaml'], installed.project);
      expect(exitCode).toBe(0);
      expect(chunksAmong(modules).filter((chunk) => /^(program|load-documents|compile|convert)/.test(chunk))).toEqual(
        [],
      );
      expect(modules.filter((module) => SENDS.test(module))).toEqual([]);
    },
  );

  test('loads for validate of a sound manifest two files, and of node what finds and reads files', () => {
    const { exitCode, modules } = runRecorded([bin(), 'validate', 'sound.yaml'], installed.project);
    expect([exitCode, chunksAmong(modules)]).toEqual([0, ['parsebatch', 'rolldown-runtime']]);
    const ofNode = modules.filter((module) => module.startsWith('node:'));
    expect(ofNode).toEqual(['node:fs', 'node:path', 'node:url']);
  });

  test('loads for a manifest with a mistake what checks its kind, and no other', () => {
    writeFileSync(join(installed.project, 'wrong.yaml'), SOUND.replace('languages', 'language'));
    const { exitCode, modules } = runRecorded([bin(), 'validate', 'wrong.yaml'], installed.project);
    const chunks = chunksAmong(modules).filter((chunk) => chunk.endsWith('batch'));
    expect([exitCode, chunks]).toEqual([1, ['parse-batch', 'parsebatch']]);
  });

  test('loads for lint of sound manifests nothing that says what is wrong with others', () => {
    const { modules } = runRecorded([bin(), 'lint', 'sound.yaml'], installed.project);
    expect(chunksAmong(modules).toSorted()).toEqual(['closely', 'linting', 'parsebatch', 'rolldown-runtime']);
  });

  test('loads for lint of what the cache has an answer to neither checks nor rules', () => {
    const args = [bin(), 'lint', '--cache', '--cache-location', '.answers', 'sound.yaml'];
    const [first, again] = [runRecorded(args, installed.project), runRecorded(args, installed.project)];
    expect(chunksAmong(first.modules)).toEqual(expect.arrayContaining(['closely', 'linting']));
    expect(chunksAmong(again.modules).filter((chunk) => /closely|linting|program/.test(chunk))).toEqual([]);
    expect([first.exitCode, again.exitCode]).toEqual([0, 0]);
  });

  test('is seen by that check when it does compile or send', () => {
    const { modules } = runRecorded([bin(), 'compile', 'sound.yaml'], installed.project);
    expect(chunksAmong(modules)).toEqual(expect.arrayContaining(['program', 'compile']));
    const code = "require('node:https'); fetch('data:,')";
    const { modules: sending } = runRecorded(['--eval', code], installed.project);
    const seen = ['node:https', 'NativeModule https', 'NativeModule internal/deps/undici/undici'];
    expect(sending.filter((module) => SENDS.test(module))).toEqual(expect.arrayContaining(seen));
  });
});

/** Modules of node that open connections. */
const SENDS =
  /^node:(http|https|http2|net|tls|dgram)$|^NativeModule (http|https|http2|internal\/deps\/undici\/undici)$/;

/** Makes node refuse every write. */
const PERMISSION = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

function bin(): string {
  return join('node_modules', 'parsebatch', 'dist', 'bin', 'parsebatch.cjs');
}

function shippedFiles(): string[] {
  return readdirSync(installed.root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(installed.root, file)).isFile(),
  );
}

function installedPackages(): string[] {
  return readdirSync(join(installed.project, 'node_modules')).filter((name) => !name.startsWith('.'));
}

/** The chunks of the command line that were loaded, by their names. */
function chunksAmong(modules: readonly string[]): string[] {
  return modules.flatMap((module) => /parsebatch\/dist\/bin\/([^/]+)\.cjs$/.exec(module)?.[1] ?? []);
}

function read(file: string): string {
  return readFileSync(join(installed.root, file), 'utf8');
}
