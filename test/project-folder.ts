import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Run } from './cli/run.ts';
import { run } from './cli/run.ts';

/** A folder of a test's own with these files, gone after the test; its real path. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parsebatch-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  addFiles(folder, files);
  return folder;
}

/** Adds files to a folder, with the folders that they stand in. */
export function addFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** A manifest with these lines as its spec. */
export function manifest(spec: string, name = 'sample'): string {
  return documentText('ParseBatch', name, spec);
}

/** A profile with these lines as its spec. */
export function profile(spec: string, name = 'shared'): string {
  return documentText('ParseBatchProfile', name, spec);
}

/** A project file with these lines. */
export function project(lines: string): string {
  return `apiVersion: parsebatch.dev/v1\nkind: Project\n${lines}\n`;
}

/** Runs a command in a folder; the findings of `validate --format json` are given as `file:line:column code`. */
export async function findingsIn(folder: string, argv: readonly string[] = [], env = {}): Promise<string[]> {
  const { out } = await runIn(folder, ['validate', '--format', 'json', ...argv], env);
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Reported[] };
  return diagnostics.map(describe);
}

/** Runs a command in a folder. */
export function runIn(
  folder: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return run(argv, { cwd: folder, env });
}

/** The parameters that a compiled payload sends, without the constant. */
export async function parametersIn(
  folder: string,
  argv: readonly string[],
  env = {},
): Promise<Record<string, unknown>> {
  const { exitCode, out, err } = await runIn(folder, ['compile', '--emit', 'job-config', ...argv], env);
  if (exitCode !== 0) throw new Error(err);
  const { type: _, ...parameters } = JSON.parse(out).parameters;
  return parameters;
}

interface Reported {
  readonly code: string;
  readonly file?: string;
  readonly origin?: { readonly name: string };
  readonly span?: { readonly start: { readonly line: number; readonly column: number } };
  readonly environments?: readonly string[];
}

function describe({ code, file, origin, span, environments }: Reported): string {
  const place = file === undefined ? (origin?.name ?? '') : `${file}:${span?.start.line}:${span?.start.column}`;
  return `${place} ${code}${environments === undefined ? '' : ` [${environments.join(', ')}]`}`;
}

function documentText(kind: string, name: string, spec: string): string {
  const lines = spec.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  return `${['apiVersion: parsebatch.dev/v1', `kind: ${kind}`, 'metadata:', `  name: ${name}`, 'spec:', ...lines].join('\n')}\n`;
}
