import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { COMMANDS } from '../src/cli/commands/index.ts';
import { EXIT } from '../src/cli/exit-code.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { MANIFEST_KEYS, PROJECT_KEYS } from '../src/generated/keys.ts';
import { validate } from '../src/index.ts';
import { loadDocuments } from '../src/load/load-documents.ts';
import { packageVersion } from '../src/pipeline/workspace/package-version.ts';
import { readProjectFile } from '../src/pipeline/workspace/read-project-file.ts';
import type { SourceText } from '../src/pipeline/workspace/source-text.ts';
import { temporaryFolder } from './files/temporary-folder.ts';
import type { Block } from './markdown-blocks.ts';
import { blocksOf, findPages, readPage } from './markdown-blocks.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist/bin/parsebatch.cjs');
/** Inside the repository, so that `parsebatch` means this package. */
const PROGRAMS = join(ROOT, '.cache/docs-test');

const pages = findPages();
const blocks = pages.flatMap(blocksOf);

function blocksIn(...languages: readonly string[]): Block[] {
  return blocks.filter(({ language, isSkipped }) => languages.includes(language) && !isSkipped);
}

describe('the pages', () => {
  test('have no block that is left out without a word', () => {
    const known = ['console', 'yaml', 'ts', 'json', 'text', ''];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
    expect(blocks.filter(({ isSkipped, comment }) => isSkipped && comment === '')).toEqual([]);
    expect(blocks.filter(({ language, comment }) => language === 'text' && comment !== 'prints')).toEqual([]);
  });

  test.each(pages)('%s links to files that are there', (page) => {
    const targets = [...readPage(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(
      ([, target = '']) => target,
    );
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });
});

describe('a transcript', () => {
  beforeAll(requireBuild);

  test.each(blocksIn('console'))('is what the commands print: $page:$line', async (block) => {
    expect(await replay(block)).toBe(block.text);
  });
});

describe('a YAML block', () => {
  test.each(blocksIn('yaml'))('holds what it shows: $page:$line', (block) => {
    const { text, comment } = block;
    const diagnostics = isProject(text) ? findingsInProject(text) : findingsInManifest(block);
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(comment.endsWith(', with mistakes'));
  });
});

describe('a JSON block', () => {
  test.each(blocksIn('json'))('is JSON: $page:$line', ({ text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });
});

describe('a TypeScript block', () => {
  beforeAll(() => {
    requireBuild();
    rmSync(PROGRAMS, { recursive: true, force: true });
    mkdirSync(PROGRAMS, { recursive: true });
  });

  test('has no type error on any page', () => {
    expect(typeErrors(blocksIn('ts'))).toEqual([]);
  });

  test.each(blocksIn('ts'))('runs, and prints what the page says: $page:$line', async (block) => {
    const { outputText } = ts.transpileModule(block.text, { compilerOptions: { module: ts.ModuleKind.ESNext } });
    const program = programFile(block).replace(/\.ts$/, '.mjs');
    writeFileSync(program, outputText);
    const { stdout, stderr } = spawnSync(process.execPath, [program], {
      cwd: await folderFor(block),
      encoding: 'utf8',
    });
    const next = blocks[blocks.indexOf(block) + 1];
    expect({ stdout, stderr }).toEqual({ stdout: next?.comment === 'prints' ? next.text : '', stderr: '' });
  });
});

describe('a table', () => {
  test('of exit codes has every code, in order', () => {
    const codes = [...readPage('docs/exit-codes.md').matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });

  test('of commands has every command, in order', () => {
    const names = [...readPage('README.md').matchAll(/^\| `([a-z]+)[^`]*` +\|/gm)].map(([, name]) => name);
    expect(names).toEqual(COMMANDS.map(({ name }) => name));
  });

  test('of fields has every field of a manifest but the parameters', () => {
    const page = readPage('docs/guide/manifest.md');
    const places = Object.entries(MANIFEST_KEYS).filter(([place]) => !place.startsWith('/spec/parameters'));
    const fields = places.flatMap(([place, keys]) => keys.map((key) => `${place}/${key}`.slice(1)));
    const names = fields.map((field) => `\`${field.replaceAll('/*', '[]').replaceAll('/', '.')}\``);
    expect(names.filter((name) => !page.includes(`| ${name} `))).toEqual([]);
  });

  test('of fields has every field of a project file', () => {
    const page = readPage('docs/guide/project.md');
    const keys = Object.values(PROJECT_KEYS).flat();
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});

function requireBuild(): void {
  if (!existsSync(PROGRAM)) throw new Error('dist/bin/parsebatch.cjs is missing: run `npm run build` first');
}

/** The files that the page of a block has shown before it; one that it shows again is as it was shown last. */
function filesBefore({ page, line }: Block): SourceText[] {
  const earlier = blocks.filter((block) => block.page === page && block.line < line);
  const texts = new Map(earlier.map((block) => [fileOf(block), block.text]));
  return [...texts].flatMap(([file, text]) => (file === undefined ? [] : [{ file, text }]));
}

/** The name of the file that a block shows, where it shows one. */
function fileOf({ comment }: Block): string | undefined {
  return /^file: ([\w./-]+)/.exec(comment)?.[1];
}

/** A folder of the block's own, with the files that the page has shown by then. */
async function folderFor(block: Block): Promise<string> {
  const folder = await temporaryFolder();
  for (const { file, text } of filesBefore(block)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** Runs the commands of a transcript in one shell and writes down what a terminal would show. */
async function replay(block: Block): Promise<string> {
  const commands = block.text.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
  const tools = await temporaryFolder();
  const shim = `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`;
  writeFileSync(join(tools, 'parsebatch'), shim, { mode: 0o755 });
  const steps = commands.map((command) => `${command}\nlast=$?; printf '\\036'; (exit $last)\n`);
  writeFileSync(join(tools, 'script'), `exec > "${tools}/output" 2>&1\n${steps.join('')}`);
  const env = { PATH: `${tools}:${process.env['PATH']}`, HOME: tools, NO_COLOR: '1' };
  spawnSync('sh', [join(tools, 'script')], { cwd: await folderFor(block), env, stdio: 'ignore' });
  const outputs = readFileSync(join(tools, 'output'), 'utf8').split('\x1e');
  return commands.map((command, index) => `$ ${command}\n${outputs[index]}`).join('');
}

function isProject(text: string): boolean {
  return /^kind: Project$/m.test(text);
}

/** What is wrong with a block, given the profiles and the project file that its page has shown by then. */
function findingsInManifest(block: Block): readonly Diagnostic[] {
  const earlier = filesBefore(block);
  const profiles = earlier.filter(({ text }) => /^kind: (Parse)?BatchProfile$/m.test(text));
  const project = earlier.find(({ text }) => isProject(text));
  const source = { file: fileOf(block) ?? 'block.parsebatch.yaml', text: asManifest(block.text) };
  const sources = [...profiles.filter(({ file }) => file !== source.file), source];
  return validate(sources, project && { project }).findings.diagnostics;
}

function findingsInProject(text: string): readonly Diagnostic[] {
  const source = { file: 'parsebatch.config.yaml', text };
  const { value: documents = [], diagnostics } = loadDocuments(source);
  return readProjectFile({ source, documents, diagnostics }, packageVersion()).diagnostics;
}

/** A block that shows a part of a spec stands for a manifest with that part. */
function asManifest(text: string): string {
  if (/^apiVersion:/m.test(text)) return text;
  const { spec } = parseDocument(text).toJS() as { readonly spec: object };
  const whole = { source: { directory_id: 'dir-1' }, ...spec };
  return JSON.stringify({ apiVersion: 'parsebatch.dev/v1', kind: 'ParseBatch', metadata: { name: 'a' }, spec: whole });
}

function programFile({ page, line }: Block): string {
  return join(PROGRAMS, `${page.replaceAll(/\W/g, '-')}-${line}.ts`);
}

function typeErrors(programs: readonly Block[]): string[] {
  for (const block of programs) writeFileSync(programFile(block), block.text);
  const { options } = ts.convertCompilerOptionsFromJson(
    { target: 'es2023', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true, types: ['node'] },
    ROOT,
  );
  const program = ts.createProgram(programs.map(programFile), options);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}
