import { describe, expect, test } from 'vitest';
import {
  addFiles,
  findingsIn,
  manifest,
  parametersIn,
  profile,
  project,
  projectFolder,
  runIn,
} from '../project-folder.ts';

const SOURCE = 'source: { directory_id: dir-1 }';

const THREE = `${SOURCE}
environments:
  dev: { parameters: { tier: fast } }
  staging: { parameters: { tier: agentic } }
  prod: { parameters: { tier: "\${var:TIER}" } }`;

describe('the environments of a manifest', () => {
  test('are each checked without --env, so that a mistake in the third is found', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(THREE) });
    expect(await findingsIn(folder)).toEqual(['a.parsebatch.yaml:10:33 compose/unset-variable [prod]']);
    expect(await findingsIn(folder, ['--env', 'staging'])).toEqual([]);
    expect(await findingsIn(folder, ['--var', 'TIER=fast'])).toEqual([]);
  });

  test('share a finding that is the same in several', async () => {
    const spec = `parameters: { max_pages: "\${var:PAGES}" }
environments:
  dev: { source: { directory_id: dir-1 } }
  staging: { source: { directory_id: dir-2 } }
  prod: {}`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    expect(await findingsIn(folder)).toEqual([
      'a.parsebatch.yaml:5:1 schema/missing-key [prod]',
      'a.parsebatch.yaml:6:28 compose/unset-variable [dev, prod, staging]',
    ]);
  });

  test('have to be chosen from when a batch is compiled', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(THREE) });
    const { exitCode, out, err } = await runIn(folder, ['compile']);
    expect([exitCode, out]).toEqual([64, '']);
    expect(err).toContain('`dev`, `prod`, `staging`');
  });

  test('have a default in the project file', async () => {
    const files = {
      'parsebatch.config.yaml': project('default_environment: staging\nenvironments: { staging: {}, prod: {} }'),
      'a.parsebatch.yaml': manifest(THREE),
    };
    const folder = projectFolder(files);
    expect(await parametersIn(folder, ['a.parsebatch.yaml'])).toEqual({ tier: 'agentic' });
    expect(await parametersIn(folder, ['--env', 'dev', 'a.parsebatch.yaml'])).toEqual({ tier: 'fast' });
  });

  test('that nobody knows are a mistake of the command line', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(THREE) });
    const { exitCode, err } = await runIn(folder, ['validate', '--env', 'production']);
    expect([exitCode, err]).toEqual([64, expect.stringContaining('`dev`, `prod`, `staging`')]);
  });

  test('decide which manifests are passed over, and which are used as they are', async () => {
    const files = {
      'a.parsebatch.yaml': manifest(THREE, 'a'),
      'b.parsebatch.yaml': manifest(`${SOURCE}\nenvironments: { prod: {} }`, 'b'),
      'c.parsebatch.yaml': manifest(`${SOURCE}\nparameters: { tier: fast }`, 'c'),
    };
    const { exitCode, out, err } = await runIn(projectFolder(files), ['compile', '--env', 'dev']);
    expect(exitCode).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(err).toMatch(/^b\.parsebatch\.yaml \(b\) does not have this environment: passed over\.$/m);
    expect(err).toMatch(/^a\.dev sha256:/m);
    expect(err).toMatch(/^c sha256:/m);
  });

  test('may leave nothing to do, which is said', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(THREE), 'p.parsebatch.yaml': profile('rerun: "1"') });
    for (const argv of [['compile'], ['apply', '--local']]) {
      const { exitCode, out, err } = await runIn(folder, [...argv, 'p.parsebatch.yaml']);
      expect([exitCode, out, err]).toEqual([0, '', 'No manifest makes a batch.\n']);
    }
  });

  test('give each batch a file of its own', async () => {
    const spec = `${SOURCE}\nmatrix: { tenant: [acme, "a/b"], size: [1] }\nenvironments: { dev: {}, prod: {} }`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec, 'a') });
    const { err } = await runIn(folder, ['compile', '--env', 'prod', '-o', 'out']);
    expect(err.split('\n').filter((line) => line.startsWith('written'))).toEqual([
      'written out/a.prod.size=1,tenant=a%2Fb.json',
      'written out/a.prod.size=1,tenant=acme.json',
    ]);
    expect((await runIn(folder, ['compile', '--env', 'prod', '-o', 'out', '--check'])).exitCode).toBe(0);
  });

  test('take the variables, and the project of a batch, from the project file', async () => {
    const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
    const environments = `environments:
  dev: { project_id: ${id('1')}, vars: { TIER: fast } }
  prod: { project_id: ${id('2')}, organization_id: ${id('3')} }`;
    const files = {
      'parsebatch.config.yaml': project(`vars: { TIER: agentic }\n${environments}`),
      'a.parsebatch.yaml': manifest(`${SOURCE}\nparameters: { tier: "\${var:TIER}" }`),
    };
    const folder = projectFolder(files);
    const dev = JSON.parse((await runIn(folder, ['compile', '--env', 'dev', '--emit', 'request'])).out);
    expect([dev.query, dev.body.job_config.project_id, dev.body.job_config.parameters.tier]).toEqual([
      { project_id: id('1') },
      id('1'),
      'fast',
    ]);
    const prod = JSON.parse((await runIn(folder, ['compile', '--env', 'prod', '--emit', 'request'])).out);
    expect([prod.query, prod.body.job_config.parameters.tier]).toEqual([
      { project_id: id('2'), organization_id: id('3') },
      'agentic',
    ]);
  });
});

describe('a composed value', () => {
  const files = {
    'parsebatch.config.yaml': project('vars:\n  MODE: parse_page_with_llm'),
    'profiles/base.parsebatch.yaml': profile('parameters:\n  parse_mode: ${var:MODE}\n  max_pages: 0x', 'base'),
    'profiles/team.parsebatch.yaml': profile('extends: [base.parsebatch.yaml]\nparameters:\n  max_pages: -1', 'team'),
    'a.parsebatch.yaml': manifest(`extends: [profiles/team.parsebatch.yaml]\n${SOURCE}\nenvironments:\n  prod: {}`),
  };

  test('that is wrong is reported once, where it is written, with the way into the manifest', async () => {
    const { out } = await runIn(projectFolder(files), ['validate', '--format', 'json', 'a.parsebatch.yaml']);
    const { diagnostics, summary } = JSON.parse(out);
    expect(diagnostics).toMatchObject([
      { code: 'schema/wrong-type', file: 'profiles/base.parsebatch.yaml', path: '/spec/parameters/max_pages' },
      { code: 'schema/out-of-range', file: 'profiles/team.parsebatch.yaml', path: '/spec/parameters/max_pages' },
    ]);
    expect(summary).toMatchObject({ files: 3, documents: 3 });
  });

  test('has a provenance: file, line, column and way of every value of the payload', async () => {
    const folder = projectFolder(files);
    addFiles(folder, { 'profiles/base.parsebatch.yaml': profile('parameters:\n  parse_mode: ${var:MODE}', 'base') });
    addFiles(folder, {
      'profiles/team.parsebatch.yaml': profile('extends: [base.parsebatch.yaml]\nparameters:\n  max_pages: 3', 'team'),
    });
    const argv = ['compile', '--env', 'prod', '--set', 'spec.rerun=2', '--set', 'spec.parameters.tier=fast'];
    const { out } = await runIn(folder, [...argv, '--provenance', '--format', 'json', 'a.parsebatch.yaml']);
    const [batch] = JSON.parse(out).batches;
    expect(batch).toMatchObject({ name: 'sample', environment: 'prod' });
    const places = Object.fromEntries(
      batch.values.map(({ pointer, ...place }: { pointer: string }) => [pointer, place]),
    );
    expect(places).toMatchObject({
      '/directory_id': { file: 'a.parsebatch.yaml', line: 7, column: 27, chain: [] },
      '/job_config/parameters/parse_mode': {
        file: 'profiles/base.parsebatch.yaml',
        line: 7,
        column: 17,
        chain: [
          { file: 'parsebatch.config.yaml', line: 4, column: 9 },
          { file: 'profiles/team.parsebatch.yaml', line: 6, column: 13 },
          { file: 'a.parsebatch.yaml', line: 6, column: 13 },
        ],
      },
      '/job_config/parameters/max_pages': { file: 'profiles/team.parsebatch.yaml', line: 8, column: 16 },
      '/job_config/parameters/tier': { origin: { kind: 'flag', name: '--set spec.parameters.tier' } },
      '/job_config/parameters/type': { origin: { kind: 'default', name: 'type' } },
      '/job_config/correlation_id': { origin: { kind: 'default', name: 'digest' } },
    });
    const text = (await runIn(folder, [...argv, '--provenance', 'a.parsebatch.yaml'])).out;
    expect(text).toMatch(
      /^\/job_config\/parameters\/max_pages +profiles\/team\.parsebatch\.yaml:8:16 +extended here: a\.parsebatch\.yaml:6:13$/m,
    );
  });

  test('is explained, with what it is written over', async () => {
    const folder = projectFolder({
      'p.parsebatch.yaml': profile(
        'parameters: { tier: fast }\nenvironments:\n  prod: { parameters: { tier: agentic } }',
      ),
      'a.parsebatch.yaml': manifest(`extends: [p.parsebatch.yaml]\n${SOURCE}\nparameters: { tier: cost_effective }`),
    });
    const { exitCode, out } = await runIn(folder, [
      'explain',
      'a.parsebatch.yaml#/spec/parameters/tier',
      '--env',
      'prod',
    ]);
    expect([exitCode, out]).toEqual([
      0,
      [
        'sample prod',
        '  value    "cost_effective"',
        '  written  a.parsebatch.yaml:8:23',
        '  over     "agentic" at p.parsebatch.yaml:8:33',
        '  over     "fast" at p.parsebatch.yaml:6:23',
        '',
      ].join('\n'),
    ]);
    const noValue = await runIn(folder, ['explain', 'a.parsebatch.yaml#spec/parameters/tier']);
    expect([noValue.exitCode, noValue.err.includes('FILE#/spec/parameters/tier')]).toEqual([64, true]);
    const unset = await runIn(folder, ['explain', 'a.parsebatch.yaml#/spec/rerun', '--env', 'prod']);
    expect(unset).toEqual({ exitCode: 0, out: 'sample prod\n  /spec/rerun is not set\n', err: '' });
  });
});

describe('a value that differs only by the variables of the project', () => {
  test('is explained with the environment, though the manifest has none', async () => {
    const folder = projectFolder({
      'parsebatch.config.yaml':
        'apiVersion: parsebatch.dev/v1\nkind: Project\nenvironments:\n  dev: { vars: { TOKEN: a } }\n  prod: { vars: { TOKEN: b } }\n',
      'a.parsebatch.yaml': manifest(`${SOURCE}\nrerun: \${var:TOKEN}`),
    });
    const { out } = await runIn(folder, ['explain', 'a.parsebatch.yaml#/spec/rerun']);
    expect(out.split('\n').filter((line) => /^sample|value/.test(line))).toEqual([
      'sample dev',
      '  value    "a"',
      'sample prod',
      '  value    "b"',
    ]);
    const compiled = await runIn(folder, ['compile', '--env', 'dev', '-o', 'out', 'a.parsebatch.yaml']);
    expect(compiled.err).toContain('written out/sample.json\n');
  });
});

describe('a manifest whose profile is missing', () => {
  test('still has its other findings, and none about what the profile may have said', async () => {
    const spec = 'extends: [none.parsebatch.yaml]\nparameters:\n  target_page: 1\n  hide_headers: yes';
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    expect(await findingsIn(folder)).toEqual([
      'a.parsebatch.yaml:6:13 compose/extends',
      'a.parsebatch.yaml:8:5 schema/unknown-key',
      'a.parsebatch.yaml:9:19 schema/wrong-type',
    ]);
  });

  test('because it is no YAML is told of the profile alone', async () => {
    const files = { 'p.parsebatch.yaml': 'a: [', 'a.parsebatch.yaml': manifest('extends: [p.parsebatch.yaml]') };
    const findings = await findingsIn(projectFolder(files), ['a.parsebatch.yaml']);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^p\.parsebatch\.yaml:1:\d+ yaml\/syntax$/);
  });
});
