import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/lint/rules/index.ts';
import { DIAGNOSTIC_CODES } from '../../src/pipeline/diagnostic-codes.ts';
import { runIn } from '../project-folder.ts';
import { plantedIn } from './planted.ts';

const WRONG = join(import.meta.dirname, 'wrong');
const MANIFEST = '.parsebatch.yaml';

/** A manifest that a user got wrong, or a folder of manifests, profiles and a project file. */
const cases = readdirSync(WRONG).filter((name) => name.endsWith(MANIFEST) || isFolder(name));

describe.each(cases)('%s', (name) => {
  test('has the mistakes that are planted in it, each on its line, and no other finding', async () => {
    const [folder, argv] = isFolder(name) ? [join(WRONG, name), []] : [WRONG, [name]];
    const { out, err } = await runIn(folder, ['lint', '--format', 'json', ...argv]);
    expect(err).not.toBe('');
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Reported[] };
    expect(diagnostics.filter(isOpen).map(describeFinding).sort()).toEqual(plantedBy(name).sort());
  });
});

describe('the corpus', () => {
  const planted = cases.flatMap(plantedBy).map((line) => line.split(' ').slice(1).join(' '));
  const codes = new Set(planted.map((finding) => finding.split(' ')[1] ?? ''));

  test('has at least 45 manifests or folders, and 30 different codes', () => {
    expect(cases.length).toBeGreaterThanOrEqual(45);
    expect(codes.size).toBeGreaterThanOrEqual(30);
  });

  test('names codes that are there', () => {
    expect([...codes].filter((code) => !Object.hasOwn(DIAGNOSTIC_CODES, code))).toEqual([]);
  });

  test('has every rule that is an error, a warning or a remark unless a project says otherwise', () => {
    const expected = RULES.filter(({ severity }) => severity !== 'off').map(({ id, severity }) => `${severity} ${id}`);
    expect(expected.filter((finding) => !planted.includes(finding))).toEqual([]);
  });

  test('has nothing planted in vain', () => {
    expect(cases.filter((name) => plantedBy(name).length === 0)).toEqual([]);
  });
});

interface Reported {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly span?: { readonly start: { readonly line: number } };
  readonly suppression?: object;
}

function isOpen({ suppression }: Reported): boolean {
  return suppression === undefined;
}

function describeFinding({ code, severity, file, span }: Reported): string {
  return `${file}:${span?.start.line} ${severity} ${code}`;
}

/** What is planted in the files of a case, as findings are described. */
function plantedBy(name: string): string[] {
  const files = isFolder(name) ? filesBelow(name) : [name];
  const folder = isFolder(name) ? join(WRONG, name) : WRONG;
  return files.flatMap((file) =>
    plantedIn(readFileSync(join(folder, file), 'utf8')).map((finding) => `${file}:${finding}`),
  );
}

function filesBelow(name: string): readonly string[] {
  const entries = readdirSync(join(WRONG, name), { recursive: true, encoding: 'utf8' });
  return entries.filter((file) => file.endsWith('.yaml'));
}

function isFolder(name: string): boolean {
  return statSync(join(WRONG, name)).isDirectory();
}
