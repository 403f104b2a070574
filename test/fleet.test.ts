import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder, runIn } from './project-folder.ts';

const FLEET = join(import.meta.dirname, '../examples/fleet');
const ENVIRONMENTS = ['dev', 'staging', 'prod'];

/** A copy that may be changed. */
function copyOfFleet(): string {
  const folder = projectFolder({});
  cpSync(FLEET, folder, { recursive: true });
  return folder;
}

function change(folder: string, file: string, text: string, by: string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(text);
  writeFileSync(path, before.replace(text, by));
}

/** What `compile --check` says of each payload that is not as it was, in every environment. */
async function changesOf(folder: string): Promise<string[]> {
  const changes: string[] = [];
  for (const environment of ENVIRONMENTS) {
    const { err } = await runIn(folder, ['compile', '--env', environment, '-o', `expected/${environment}`, '--check']);
    const lines = err.split('\n').filter((line) => /^(changed|missing| {2})/.test(line));
    changes.push(...lines);
  }
  return changes;
}

describe('the fleet', () => {
  test('has three profiles, twelve manifests, three environments and a matrix of two by two', () => {
    const files = readdirSync(FLEET, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.parsebatch.yaml'),
    );
    expect(files.filter((file) => file.startsWith('profiles'))).toHaveLength(3);
    expect(files.filter((file) => !file.startsWith('profiles'))).toHaveLength(12);
    const payloads = readdirSync(join(FLEET, 'expected'), { recursive: true, encoding: 'utf8' });
    expect(payloads.filter((file) => file.endsWith('.json'))).toHaveLength(3 * (11 + 4));
  });

  test('checks clean, in each environment', async () => {
    const { exitCode, out, err } = await runIn(FLEET, ['validate']);
    expect([exitCode, out, err]).toEqual([0, '', '15 files, 16 documents: nothing to report\n']);
  });

  test('gives the linter nothing to warn of, in each environment', async () => {
    const { exitCode, err } = await runIn(FLEET, ['lint', '--max-warnings', '0']);
    expect([exitCode, err]).toEqual([0, expect.stringContaining('Checked 15 files, 16 documents, 3 environments')]);
  });

  test.each(ENVIRONMENTS)('compiles to its payloads in %s, byte for byte', async (environment) => {
    const argv = ['compile', '--env', environment, '-o', `expected/${environment}`, '--check'];
    const { exitCode, err } = await runIn(FLEET, argv);
    const files = readdirSync(join(FLEET, 'expected', environment));
    expect(
      err
        .split('\n')
        .filter((line) => line.startsWith('unchanged'))
        .sort(),
    ).toEqual(files.map((file) => `unchanged expected/${environment}/${file}`).sort());
    expect(exitCode).toBe(0);
  });

  test('uses every name that its project file declares, and declares every name that it uses', async () => {
    const { exitCode, out, err } = await runIn(FLEET, ['vars', '--format', 'json']);
    expect([exitCode, err]).toEqual([0, '15 files, 16 documents: nothing to report\n']);
    const { variables } = JSON.parse(out) as {
      readonly variables: readonly { readonly name: string; readonly state: string }[];
    };
    expect(variables.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'BUCKET used',
      'CHARTS used',
      'OCR_LANGUAGES used',
      'PAGES used',
      'RELEASE used',
      'PARSE_HOOK_SIGNING used',
      'PARSE_HOOK_TOKEN used',
      'VISION_API_KEY used',
    ]);
  });
});

describe('a change in a file of the chain', () => {
  test.each([
    ['a comment', 'profiles/base.parsebatch.yaml', '# What every batch', '# Whatever every batch'],
    ['a label', 'profiles/finance.parsebatch.yaml', '  name: finance', '  name: finance\n  labels: { owner: ann }'],
    [
      'the order of keys',
      'profiles/finance.parsebatch.yaml',
      '    hide_headers: true\n    hide_footers: true',
      '    hide_footers: true\n    hide_headers: true',
    ],
    ['a comment of the project file', 'parsebatch.config.yaml', '# What `${env:NAME}`', '# All that `${env:NAME}`'],
  ])('such as %s leaves every payload and digest', async (_, file, text, by) => {
    const folder = copyOfFleet();
    change(folder, file, text, by);
    expect(await changesOf(folder)).toEqual([]);
  });

  test('such as a value changes exactly the payloads that use it, and the check says which and why', async () => {
    const folder = copyOfFleet();
    change(folder, 'profiles/scans.parsebatch.yaml', '    skip_diagonal_text: true', '    skip_diagonal_text: false');
    const why = '  /job_config/parameters/skip_diagonal_text true is now false (profiles/scans.parsebatch.yaml:10:25)';
    expect(await changesOf(folder)).toEqual(
      ENVIRONMENTS.flatMap((environment) => [`changed expected/${environment}/court-files.${environment}.json`, why]),
    );
  });

  test('such as a variable of one environment changes that environment alone', async () => {
    const folder = copyOfFleet();
    change(folder, 'parsebatch.config.yaml', 'BUCKET: acme-parsed-staging', 'BUCKET: acme-parsed-stage');
    const changes = (await changesOf(folder)).filter((line) => line.startsWith('changed'));
    expect(changes).toHaveLength(14);
    expect(changes.every((line) => line.startsWith('changed expected/staging/'))).toBe(true);
  });
});
