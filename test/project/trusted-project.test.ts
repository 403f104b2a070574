import { describe, expect, test } from 'vitest';
import { NO_PROJECT } from '../../src/project/settings.ts';
import { trustedProject } from '../../src/project/trusted-project.ts';
import { describe as lineOf } from '../findings-of.ts';
import { projectSettings } from './project-text.ts';

const SHOWN = 'main:parsebatch.config.yaml';

const WORKTREE = projectSettings(`include: [new/*.parsebatch.yaml]
vars: { a: worktree, b: worktree }
env: [AWS_SECRET_ACCESS_KEY]
secrets: [EVERYTHING]
environments: { staging: { base_url: https://evil.example, vars: { a: evil } }, added: null }
default_environment: staging
rules: { no-x: "off" }
policy: { allowed_buckets: [evil] }
limits: { max_files: 1000000 }
ledger: { url: "file:elsewhere" }
`);

const COMMITTED = projectSettings(
  `include: [old/*.parsebatch.yaml]
vars: { a: committed, c: committed }
env: [RUN_ID]
secrets: [TOKEN]
environments: { staging: { region: eu, vars: { a: staging } } }
default_environment: staging
rules: { no-x: error }
policy: { allowed_buckets: [acme] }
limits: { max_files: 10 }
ledger: { url: "git:origin" }
`,
  SHOWN,
);

describe('trustedProject', () => {
  test('takes the guards from the commit and the rest from the working tree', () => {
    const { value, diagnostics } = trustedProject(WORKTREE, { settings: COMMITTED, shownAs: SHOWN });
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      include: ['new/*.parsebatch.yaml'],
      env: ['RUN_ID'],
      secrets: ['TOKEN'],
      defaultEnvironment: 'staging',
      rules: { 'no-x': 'error' },
      policy: { allowed_buckets: ['acme'] },
      limits: { max_files: 10 },
      ledger: { url: 'git:origin' },
    });
    expect([...(value?.environments.keys() ?? [])]).toEqual(['staging']);
    expect(value?.environments.get('staging')).toMatchObject({ baseUrl: undefined, region: 'eu' });
  });

  test('reads variables at the top of the working tree, and those of environments at the commit', () => {
    const variables = trustedProject(WORKTREE, { settings: COMMITTED, shownAs: SHOWN }).value?.variables('staging');
    const read = [...(variables ?? [])].map(([name, { value, origin }]) => [
      name,
      value,
      origin.kind === 'file' && origin.file,
    ]);
    expect(read).toEqual([
      ['a', 'staging', SHOWN],
      ['b', 'worktree', 'parsebatch.config.yaml'],
    ]);
  });

  test('names for each key the file that says it', () => {
    const { value } = trustedProject(WORKTREE, { settings: COMMITTED, shownAs: SHOWN });
    const files = (['vars', 'include', 'requires', 'default_environment', 'env', 'policy', 'ledger'] as const).map(
      (key) => value?.documentOf(key)?.file,
    );
    const own = 'parsebatch.config.yaml';
    expect(files).toEqual([own, own, own, own, SHOWN, SHOWN, SHOWN]);
  });

  test('allows nothing where the commit has no project file', () => {
    const { value, diagnostics } = trustedProject(WORKTREE, { settings: NO_PROJECT, shownAs: SHOWN });
    expect(value).toMatchObject({ env: [], secrets: [], rules: {}, policy: {}, limits: {}, ledger: {} });
    expect(value?.variables('staging').get('a')?.value).toBe('worktree');
    expect(diagnostics.map(lineOf)).toEqual(['8:22 project/unknown-environment /default_environment']);
  });

  test('keeps the guards where the working tree has no project file', () => {
    const { value, diagnostics } = trustedProject(NO_PROJECT, { settings: COMMITTED, shownAs: SHOWN });
    expect(value).toMatchObject({ policy: { allowed_buckets: ['acme'] }, defaultEnvironment: undefined, include: [] });
    expect([diagnostics, value?.variables(undefined).size]).toEqual([[], 0]);
  });

  test('reports a default that is an environment of the working tree alone', () => {
    const worktree = projectSettings('environments: { added: null }\ndefault_environment: added\n');
    const { diagnostics } = trustedProject(worktree, { settings: COMMITTED, shownAs: SHOWN });
    expect(diagnostics).toMatchObject([
      {
        code: 'project/unknown-environment',
        message: `\`default_environment\` names \`added\`, which is not under \`environments\` of \`${SHOWN}\`.`,
        origin: { file: 'parsebatch.config.yaml', span: { start: { line: 4 } } },
      },
    ]);
  });
});
