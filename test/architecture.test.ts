import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Which rooms each room may import, besides core: docs/architecture.md. Rooms join as they are made. */
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  catalogue: [],
  generated: [],
  report: [],
  schema: ['catalogue'],
  files: [],
  git: [],
  load: [],
  validate: ['generated', 'catalogue'],
  project: ['validate', 'generated'],
  compose: ['project', 'catalogue', 'generated'],
  lint: ['catalogue', 'project', 'generated'],
  compile: ['catalogue', 'generated'],
  edit: ['load'],
  convert: ['catalogue', 'load', 'edit', 'compile', 'generated'],
  pipeline: [
    'catalogue',
    'compile',
    'compose',
    'convert',
    'edit',
    'files',
    'generated',
    'git',
    'ledger',
    'lint',
    'load',
    'project',
    'submit',
    'validate',
  ],
  ledger: ['git'],
  submit: ['compile', 'ledger', 'catalogue'],
  emulator: ['catalogue'],
  cli: ['pipeline', 'report', 'emulator', 'catalogue', 'lint'],
  index: ['pipeline', 'generated'],
  bin: ['cli'],
  generate: ['schema', 'catalogue', 'load', 'validate', 'project', 'convert', 'compose', 'lint', 'pipeline', 'report'],
};

/** Which parts of pipeline each part may import: what is found first, then what is made of it, then what is done with that. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  workspace: [],
  write: [],
  check: ['workspace', 'write'],
  rewrite: ['check', 'workspace', 'write'],
  build: ['check', 'workspace'],
  target: ['build', 'workspace'],
  plan: ['target', 'build', 'workspace'],
  runs: ['plan', 'target', 'workspace'],
  apply: ['runs', 'plan', 'target', 'build', 'workspace'],
  claim: ['apply', 'runs', 'plan', 'target', 'build', 'workspace'],
  results: ['workspace'],
};

/** Rooms that may see the shapes of every room, as types. */
const TYPES_ONLY: Readonly<Record<string, readonly string[] | 'any'>> = {
  report: 'any',
};

/** Who may import a package or a node module; what is not listed nobody may. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  zod: ['schema'],
  'zod-to-json-schema': ['schema'],
  ajv: ['schema'],
  esbuild: ['schema', 'generate'],
  'json-schema-to-typescript': ['schema', 'generate'],
  typescript: ['generate'],
  yaml: ['load'],
  '@humanwhocodes/momoa': ['core', 'convert'],
  leven: ['core'],
  tinyglobby: ['files'],
  commander: ['cli'],
  diff: ['report'],
  'node:fs': ['files', 'generate', 'emulator'],
  'node:fs/promises': ['files', 'generate', 'emulator', 'ledger', 'submit'],
  'node:path': ['files', 'generate', 'emulator', 'ledger', 'submit'],
  'node:crypto': ['files', 'pipeline', 'emulator'],
  '@fastify/busboy': ['emulator'],
  'node:http': ['emulator'],
  'node:net': ['emulator'],
  'node:readline': ['emulator'],
  'node:stream': ['emulator'],
  'node:stream/promises': ['emulator', 'files'],
  semver: ['project'],
  'ipaddr.js': ['lint'],
  dotenv: ['pipeline'],
  'node:child_process': ['git', 'generate'],
  'node:os': ['generate', 'ledger'],
  'node:url': ['generate'],
  'node:util': ['generate'],
};

/** Globals that only the room beside them may name. */
const GLOBALS: Readonly<Record<string, readonly string[]>> = {
  process: ['cli', 'bin', 'generate'],
  // The table of releases is asked for by hand; nothing of generate is shipped.
  fetch: ['submit', 'generate'],
};

interface Import {
  readonly from: string;
  readonly file: string;
  readonly target: string;
  readonly isType: boolean;
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name: name.split(sep).join('/'), text: readFileSync(join(SOURCE, name), 'utf8') }));

const imports: readonly Import[] = files.flatMap(({ name, text }) =>
  [...text.matchAll(/^(import|export)( type)?(?:[^'"`;]*?\sfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (match) => ({
      from: roomOf(name),
      file: name,
      target: match[3] ?? match[4] ?? '',
      isType: match[2] !== undefined,
    }),
  ),
);

describe('the rooms', () => {
  test('import only in the directions that are drawn', () => {
    const wrong = imports.filter(({ from, file, target, isType }) => {
      if (!target.startsWith('.')) return false;
      const to = roomOf(targetOf(file, target));
      if (to === from || to === 'core') return false;
      if (isType && TYPES_ONLY[from] === 'any') return false;
      return !(DIRECTIONS[from] ?? []).includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('of pipeline import only in the directions that are drawn', () => {
    const wrong = imports.filter(({ file, target }) => {
      const from = partOf(file);
      const to = target.startsWith('.') ? partOf(targetOf(file, target)) : undefined;
      if (from === undefined || to === undefined || to === from) return false;
      return !(PARTS[from] ?? []).includes(to);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
    const parts = files.filter(({ name }) => roomOf(name) === 'pipeline').map(({ name }) => partOf(name) ?? name);
    expect([...new Set(parts)].sort()).toEqual(Object.keys(PARTS).sort());
  });

  test('use only the packages and modules that they own', () => {
    const wrong = imports.filter(({ from, target }) => {
      if (target.startsWith('.')) return false;
      return !(OWNERS[packageOf(target)] ?? []).includes(from);
    });
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([]);
  });

  test('name only the globals that they own', () => {
    const wrong = files.flatMap(({ name, text }) =>
      Object.entries(GLOBALS).flatMap(([global, owners]) =>
        !owners.includes(roomOf(name)) && new RegExp(`(?<![.\\w'\`])${global}[.(]`).test(withoutComments(text))
          ? [`${name} -> ${global}`]
          : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('are all drawn', () => {
    expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => !(room in DIRECTIONS))).toEqual([]);
  });

  test('have no import cycle between files', () => {
    const edges = new Map<string, string[]>();
    for (const { file, target, isType } of imports) {
      if (isType || !target.startsWith('.')) continue;
      const to = targetOf(file, target);
      edges.set(file, [...(edges.get(file) ?? []), to]);
    }
    expect([...edges.keys()].filter((file) => reaches(edges, file, file))).toEqual(LAZY_CYCLE);
  });
});

/** completion reads the options of every command, itself included, through the lazy list of commands. */
const LAZY_CYCLE = ['cli/commands/completion.ts', 'cli/commands/index.ts'];

function reaches(edges: ReadonlyMap<string, readonly string[]>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const queue = [...(edges.get(start) ?? [])];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (file === goal) return true;
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...(edges.get(file) ?? []));
  }
  return false;
}

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : file.replace(/\.ts$/, '');
}

/** Which part of pipeline a file stands in; undefined beside it. */
function partOf(file: string): string | undefined {
  const [room, part, name] = file.split('/');
  return room === 'pipeline' && name !== undefined ? part : undefined;
}

function targetOf(file: string, target: string): string {
  return relative(SOURCE, join(SOURCE, file, '..', target))
    .split(sep)
    .join('/');
}

function packageOf(target: string): string {
  if (target.startsWith('node:')) return target;
  return target.startsWith('@') ? target.split('/').slice(0, 2).join('/') : (target.split('/')[0] ?? '');
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
