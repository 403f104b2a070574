import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/lint/rules/index.ts';
import { DIAGNOSTIC_CODES } from '../../src/pipeline/check/diagnostic-codes.ts';
import { projectFolder, runIn } from '../project-folder.ts';
import { plantedIn } from './planted.ts';

const HERE = import.meta.dirname;
const MANIFEST = '.parsebatch.yaml';

/** Manifests, or folders of manifests, profiles and a project file: what users got wrong, and what a hasty rule would take for it. */
const wrong = casesIn('wrong');
const right = casesIn('right');

describe.each([...wrong, ...right])('%s', (path) => {
  test('has the mistakes that are planted in it, each on its line, and no other finding', async () => {
    const { out } = await (isFolder(path)
      ? runIn(join(HERE, path), ['lint', '--format', 'json'])
      : runIn(join(HERE, dirname(path)), ['lint', '--format', 'json', basename(path)]));
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly Reported[] };
    expect(diagnostics.filter(isOpen).map(describeFinding).sort()).toEqual(plantedBy(path).sort());
  });
});

describe('the wrong manifests', () => {
  const planted = new Set(wrong.flatMap(plantedBy).map(withoutPlace));

  test('are at least 45, with 30 different codes, and something is planted in each', () => {
    expect(wrong.length).toBeGreaterThanOrEqual(45);
    expect(new Set([...planted].map(codeOf)).size).toBeGreaterThanOrEqual(30);
    expect(wrong.filter((path) => plantedBy(path).length === 0)).toEqual([]);
  });

  test('name codes that are there', () => {
    expect([...planted].filter((finding) => !Object.hasOwn(DIAGNOSTIC_CODES, codeOf(finding)))).toEqual([]);
  });

  test('have every rule that is on unless a project says otherwise, with the severity that it has by itself', () => {
    const rules = RULES.filter(({ severity }) => severity !== 'off').map(({ id, severity }) => `${severity} ${id}`);
    expect(rules.filter((finding) => !planted.has(finding))).toEqual([]);
  });
});

test('the right manifests have nothing planted but remarks', () => {
  const severities = right.flatMap(plantedBy).map((finding) => withoutPlace(finding).split(' ')[0]);
  expect(new Set(severities)).toEqual(new Set(['info']));
});

test('the request of the official example, imported as it is, gives no error and no warning', async () => {
  const folder = projectFolder({ 'request.json': JSON.stringify(OFFICIAL_REQUEST) });
  expect(await runIn(folder, ['import', 'request.json', '-o', 'a.parsebatch.yaml'])).toMatchObject({ exitCode: 0 });
  const { exitCode, err } = await runIn(folder, ['lint', '--max-warnings', '0']);
  expect([exitCode, err]).toEqual([0, expect.stringContaining('Checked 1 file, 1 document')]);
  const compiled = await runIn(folder, ['compile']);
  const { correlation_id, ...record } = JSON.parse(compiled.out).job_config;
  expect(correlation_id).toMatch(/^[0-9a-f-]{36}$/);
  expect({ ...JSON.parse(compiled.out), job_config: record }).toEqual(OFFICIAL_REQUEST);
});

const OFFICIAL_REQUEST = {
  directory_id: 'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  job_config: {
    job_name: 'parse_raw_file_job',
    partitions: {},
    parameters: { type: 'parse', lang: 'en', fast_mode: true },
  },
};

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

function withoutPlace(finding: string): string {
  return finding.split(' ').slice(1).join(' ');
}

function codeOf(finding: string): string {
  return finding.split(' ')[1] ?? '';
}

/** What is planted in the files of a case, as findings are described. */
function plantedBy(path: string): string[] {
  const files = isFolder(path) ? filesIn(path) : [basename(path)];
  const folder = isFolder(path) ? path : dirname(path);
  return files.flatMap((file) =>
    plantedIn(readFileSync(join(HERE, folder, file), 'utf8')).map((finding) => `${file}:${finding}`),
  );
}

function filesIn(path: string): readonly string[] {
  const entries = readdirSync(join(HERE, path), { recursive: true, encoding: 'utf8' });
  return entries.filter((file) => file.endsWith('.yaml'));
}

function casesIn(folder: string): readonly string[] {
  const paths = readdirSync(join(HERE, folder)).map((name) => `${folder}/${name}`);
  return paths.filter((path) => path.endsWith(MANIFEST) || isFolder(path));
}

function isFolder(path: string): boolean {
  return statSync(join(HERE, path)).isDirectory();
}
