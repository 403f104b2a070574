import { join } from 'node:path';
import type { Corpus } from './corpora.ts';
import type { CommandLine } from './measure.ts';
import { writeRuleset } from './spectral-ruleset.ts';

/** The repository; the bench is started there. */
export const ROOT = process.cwd();
const PEERS = join(ROOT, 'bench/peers');
const MODULES = join(PEERS, 'node_modules');
const SCHEMA = join(ROOT, 'schemas/manifest.schema.json');
/** The program, as it is built. */
export const BIN = join(ROOT, 'dist/bin/parsebatch.cjs');

/** What can be measured, by its name: how it is started over a corpus. */
export const TOOLS = {
  'node -e 0': () => node('-e', '0'),
  'reading the bytes': ({ folder }) => node(join(PEERS, 'read.mjs'), folder),
  'js-yaml events alone': ({ folder }) => node(join(PEERS, 'parse-js-yaml.mjs'), folder),
  'the yaml package alone': ({ folder }) => node(join(PEERS, 'parse-yaml.mjs'), folder),
  'parsebatch validate': ({ folder }) => node(BIN, 'validate', folder),
  'parsebatch lint': ({ folder }) => node(BIN, 'lint', folder),
  'parsebatch compile': ({ folder }) => node(BIN, 'compile', folder),
  // The first run, which is not counted, fills it.
  'parsebatch lint --cache': ({ folder }) =>
    node(BIN, 'lint', '--cache', '--cache-location', `${folder}.cache`, folder),
  'ajv-cli': ({ folder }) =>
    node(
      join(MODULES, 'ajv-cli/dist/index.js'),
      'validate',
      '-s',
      SCHEMA,
      '-d',
      join(folder, '*.yaml'),
      '--strict=false',
    ),
  '@jirutka/ajv-cli': ({ files }) =>
    node(join(MODULES, '@jirutka/ajv-cli/lib/main.js'), 'validate', '-s', SCHEMA, ...files),
  'sourcemeta by npm': ({ folder }) => node(join(MODULES, '@sourcemeta/jsonschema/npm/cli.js'), ...sourcemeta(folder)),
  'sourcemeta, the binary': ({ folder }) => ({ program: sourcemetaBinary(), args: sourcemeta(folder) }),
  Spectral: ({ folder }) =>
    node(
      join(MODULES, '@stoplight/spectral-cli/dist/index.js'),
      'lint',
      '-r',
      writeRuleset(SCHEMA, `${folder}.ruleset.json`),
      join(folder, '*.yaml'),
    ),
} as const satisfies Record<string, (corpus: Corpus) => CommandLine>;

/** The name of a tool. */
export type ToolName = keyof typeof TOOLS;

function node(...args: readonly string[]): CommandLine {
  return { program: process.execPath, args };
}

function sourcemeta(folder: string): readonly string[] {
  return ['validate', SCHEMA, folder, '--continue'];
}

function sourcemetaBinary(): string {
  const processor = process.arch === 'x64' ? 'x86_64' : process.arch;
  return join(MODULES, '@sourcemeta/jsonschema/build/github-releases', `jsonschema-${process.platform}-${processor}`);
}
