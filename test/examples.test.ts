import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { CatalogueEntry, Condition } from '../src/catalogue/entry.ts';
import { PARSE_V1, parameterNamed } from '../src/catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../src/core/json.ts';
import { parsePointer, valueAt } from '../src/core/path.ts';
import { expandGlobs } from '../src/files/expand-globs.ts';
import { PROJECT_FILE } from '../src/files/project-place.ts';
import { run } from './cli/run.ts';

const ROOT = join(import.meta.dirname, '../examples');
/** Where an example keeps files of its own. */
const INBOX = 'inbox';
const MODELINE = '# yaml-language-server: $schema=../../schemas/manifest.schema.json\n';

const folders = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
/** A folder with a project file is a project of many manifests, and has a test file of its own. */
const projects = folders.filter((name) => existsSync(join(ROOT, name, PROJECT_FILE)));
const names = folders.filter((name) => !projects.includes(name));

function read(name: string, file: string): string {
  return readFileSync(join(ROOT, name, file), 'utf8');
}

describe.each(names)('the example %s', (name) => {
  const manifest = `${name}.parsebatch.yaml`;

  test('is a manifest that editors can check, and its payload', () => {
    expect(read(name, manifest).startsWith(MODELINE)).toBe(true);
    const others = readdirSync(join(ROOT, name)).filter((entry) => entry !== INBOX);
    expect(others.sort()).toEqual([manifest, 'expected.json'].sort());
  });

  test('has no finding but the warning of each unchecked parameter', async () => {
    const ran = await run(['validate', '--format', 'json', manifest], { cwd: join(ROOT, name) });
    const { diagnostics } = JSON.parse(ran.out) as { diagnostics: readonly { code: string; path: string }[] };
    const unchecked = uncheckedNames(name).map((key) => `/spec/unchecked_parameters/${key}`);
    expect(ran.exitCode).toBe(0);
    expect(diagnostics.map(({ code, path }) => ({ code, path }))).toEqual(
      unchecked.map((path) => ({ code: 'schema/unchecked-parameter', path })),
    );
  });

  test('gives the linter nothing to warn of', async () => {
    const ran = await run(['lint', '--max-warnings', '0', manifest], { cwd: join(ROOT, name) });
    expect(ran).toMatchObject({ exitCode: 0 });
  });

  test('compiles to its payload, byte for byte', async () => {
    const ran = await run(['compile', manifest], { cwd: join(ROOT, name) });
    expect(ran.exitCode).toBe(0);
    expect(ran.out).toBe(read(name, 'expected.json'));
  });

  test('holds no settings that exclude each other, have no effect or are not for new batches', () => {
    expect(payloadsOf(name).flatMap(misgivings)).toEqual([]);
  });
});

describe.each(projects)('the project %s', (name) => {
  test('has a test file of its own', () => {
    expect(existsSync(join(import.meta.dirname, `${name}.test.ts`))).toBe(true);
  });
});

describe.each(names.filter((name) => existsSync(join(ROOT, name, INBOX))))('the inbox of the example %s', (name) => {
  test('holds whole PDFs, and nothing that its manifest does not name', async () => {
    const [manifest] = parseAllDocuments(read(name, `${name}.parsebatch.yaml`)).map((document) => document.toJS());
    const named = await expandGlobs(manifest.spec.source.files, join(ROOT, name));
    const there = readdirSync(join(ROOT, name, INBOX), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(named.map(({ path }) => path).sort()).toEqual(there.sort());
    for (const path of there) expect(readFileSync(path, 'latin1')).toMatch(/^%PDF-1\.\d\n[\s\S]*%%EOF\n$/);
  });
});

describe('the payloads of the examples', () => {
  let errors: readonly string[];

  beforeAll(() => {
    // Those of v2 are two requests in one, and held to their API elsewhere.
    const payloads = names.flatMap((name) =>
      payloadsOf(name)
        .filter((payload) => payload['job_config'] !== undefined)
        .map((payload) => knownToSdk(payload, uncheckedNames(name))),
    );
    errors = typeErrors([...payloads, { directory_id: 'dir-1', job_config: { parameters: { parseMode: 'x' } } }]);
  });

  test("have the type of the official SDK's request, and a misspelt parameter has not", () => {
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('parseMode');
  });
});

test('the list of the examples names each of them, and nothing else', () => {
  const list = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const entries = [...list.matchAll(/^- \[([\w-]+)\]\(([^)]+)\): ./gm)].map(([, name, target]) => `${name} ${target}`);
  const expected = [
    ...names.map((name) => `${name} ${name}/${name}.parsebatch.yaml`),
    ...projects.map((name) => `${name} ${name}/${PROJECT_FILE}`),
  ];
  expect(entries.sort()).toEqual(expected.sort());
});

/** One payload, or one a line. */
function payloadsOf(name: string): JsonObject[] {
  const text = read(name, 'expected.json');
  const isOne = text.startsWith('{\n');
  return isOne
    ? [JSON.parse(text)]
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

function uncheckedNames(name: string): string[] {
  const documents = parseAllDocuments(read(name, `${name}.parsebatch.yaml`)).map((document) => document.toJS());
  return documents.flatMap(({ spec }) => Object.keys(spec.unchecked_parameters ?? {}));
}

/** What the catalogue has against the settings of a payload. */
function misgivings(payload: JsonObject): string[] {
  return PARSE_V1.filter(({ pointer }) => isSet(payload, pointer)).flatMap((entry) => [
    ...marksOf(entry).map((mark) => `${entry.pointer} is ${mark}`),
    ...(entry.requires ?? [])
      .filter(({ when }) => !holds(payload, when))
      .map(() => `${entry.pointer} misses a setting`),
    ...(entry.conflicts ?? []).filter(({ when }) => holds(payload, when)).map(() => `${entry.pointer} is excluded`),
  ]);
}

function marksOf(entry: CatalogueEntry): string[] {
  return (['deprecated', 'legacy', 'internal', 'perFile'] as const).filter((mark) => entry[mark] !== undefined);
}

function holds(payload: JsonObject, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(payload, part));
  if ('any' in condition) return condition.any.some((part) => holds(payload, part));
  const { parameter, equals } = condition;
  const pointer = parameter.startsWith('/') ? parameter : `/job_config/parameters/${parameter}`;
  if (equals === undefined) return isSet(payload, pointer);
  return JSON.stringify(valueAt(payload, parsePointer(pointer))) === JSON.stringify(equals);
}

function isSet(payload: JsonObject, pointer: string): boolean {
  const value = valueAt(payload, parsePointer(pointer)) ?? '';
  return value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** The payload without parameters that SDK 2.13.0 does not know: the stated differences, and unchecked ones. */
function knownToSdk(payload: JsonObject, unchecked: readonly string[]): JsonObject {
  const record = payload['job_config'] as JsonObject;
  // A classify job has none.
  if (record['parameters'] === undefined) return payload;
  const parameters = Object.entries(record['parameters'] as JsonObject);
  const known = parameters.filter(
    ([key]) => !unchecked.includes(key) && parameterNamed(key)?.since !== 'document',
  ) as readonly (readonly [string, JsonValue])[];
  return { ...payload, job_config: { ...record, parameters: Object.fromEntries(known) } };
}

/** What the compiler says when each payload is assigned to the type of the SDK's request. */
function typeErrors(payloads: readonly JsonObject[]): string[] {
  const file = join(import.meta.dirname, 'payloads-of-examples.ts');
  const declarations = payloads.map(
    (payload, index) => `export const payload${index}: BatchCreateParams = ${JSON.stringify(payload)};`,
  );
  const imports = "import type { BatchCreateParams } from '@llamaindex/llama-cloud/resources/beta/batch';";
  const text = [imports, ...declarations].join('\n');
  const { NodeNext } = ts.ModuleKind;
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, module: NodeNext, types: [] };
  const host = ts.createCompilerHost({ ...options, target: ts.ScriptTarget.ES2023 });
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, version, ...rest) =>
    path === file ? ts.createSourceFile(path, text, version) : getSourceFile(path, version, ...rest);
  const program = ts.createProgram([file], { ...options, target: ts.ScriptTarget.ES2023 }, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
