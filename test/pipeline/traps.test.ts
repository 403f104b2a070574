import { describe, expect, test } from 'vitest';
import { findingsIn, manifest, parametersIn, profile, project, projectFolder, runIn } from '../project-folder.ts';

const SOURCE = 'source: { directory_id: dir-1 }';

describe('a reference', () => {
  test.each([
    ['unquoted in a flow mapping', 'custom_metadata: { a: ${var:X} }'],
    ['unquoted in a flow sequence', 'languages: [${var:X}]'],
    ['with a colon and a space', 'user_prompt: ${var:X:?set it: now}'],
    ['with a space and a hash', 'user_prompt: ${var:X:-a #b}'],
  ])('%s has to be quoted, and the message says so', async (_, line) => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(`${SOURCE}\nparameters:\n  ${line}`) });
    const { exitCode, out } = await runIn(folder, ['validate', 'a.parsebatch.yaml']);
    expect([exitCode, out.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(/^a\.parsebatch\.yaml:8:\d+ error yaml\/unquoted-reference$/),
    ]);
    expect(out).toContain('quotes');
  });

  test('that is quoted in a flow collection, or with `: ` or ` #` in it, is read', async () => {
    const lines = [
      'custom_metadata: { a: "${var:X}" }',
      'languages: ["${var:LANGUAGE}"]',
      'user_prompt: "${var:NONE:-a #b: c}"',
      "system_prompt: 'say ${var:X:?set it: now}'",
    ];
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(`${SOURCE}\nparameters:\n  ${lines.join('\n  ')}`) });
    expect(await parametersIn(folder, ['--var', 'X=x', '--var', 'LANGUAGE=de', 'a.parsebatch.yaml'])).toEqual({
      custom_metadata: { a: 'x' },
      languages: ['de'],
      user_prompt: 'a #b: c',
      system_prompt: 'say x',
    });
  });

  test('that is quoted and whole in a number field is a number', async () => {
    const spec = `${SOURCE}\nparameters: { max_pages: "\${var:PAGES}", hide_headers: "\${var:HIDE}" }`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    expect(await parametersIn(folder, ['--var', 'PAGES=7', '--var', 'HIDE=true', 'a.parsebatch.yaml'])).toEqual({
      max_pages: 7,
      hide_headers: true,
    });
  });

  test('whose value does not fit is reported where it stands, with the place of the variable beside it', async () => {
    const files = {
      'parsebatch.config.yaml': project('vars:\n  PAGES: many'),
      'a.parsebatch.yaml': manifest(`${SOURCE}\nparameters:\n  max_pages: \${var:PAGES}`),
    };
    const { out } = await runIn(projectFolder(files), ['validate', '--format', 'json', 'a.parsebatch.yaml']);
    const [finding, ...others] = JSON.parse(out).diagnostics;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'schema/wrong-type',
      file: 'a.parsebatch.yaml',
      path: '/spec/parameters/max_pages',
      span: { start: { line: 8, column: 16 } },
      related: [{ file: 'parsebatch.config.yaml', span: { start: { line: 4, column: 10 } } }],
    });
    expect(finding.message).toContain('many');
  });

  test('to a list is the whole value of a list, and an error inside a text', async () => {
    const files = {
      'parsebatch.config.yaml': project('vars:\n  LANGUAGES: [en, de]'),
      'a.parsebatch.yaml': manifest(`${SOURCE}\nparameters:\n  languages: \${var:LANGUAGES}`),
      'b.parsebatch.yaml': manifest(`${SOURCE}\nparameters:\n  user_prompt: in \${var:LANGUAGES}`, 'b'),
    };
    const folder = projectFolder(files);
    expect(await parametersIn(folder, ['a.parsebatch.yaml'])).toEqual({ languages: ['en', 'de'] });
    expect(await findingsIn(folder, ['b.parsebatch.yaml'])).toEqual(['b.parsebatch.yaml:8:18 compose/reference-type']);
  });
});

describe('--set', () => {
  test('sets a value of every type, over every file', async () => {
    const spec = `${SOURCE}\nparameters: { max_pages: 1, hide_headers: false, target_pages: 0-9, page_error_tolerance: 0.5 }`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    const set = [
      'max_pages=7',
      'hide_headers=true',
      'target_pages=007',
      'page_error_tolerance=1e-1',
      "system_prompt='true'",
      'tier=${var:TIER:-fast}',
      'page_prefix=12',
    ];
    const argv = set.flatMap((text) => ['--set', `spec.parameters.${text}`]);
    expect(await parametersIn(folder, [...argv, 'a.parsebatch.yaml'])).toEqual({
      max_pages: 7,
      hide_headers: true,
      target_pages: '007',
      page_error_tolerance: 0.1,
      system_prompt: 'true',
      tier: 'fast',
      page_prefix: '12',
    });
  });

  test('takes away with null, and with nothing', async () => {
    const spec = `${SOURCE}\nparameters: { max_pages: 1, hide_headers: true, tier: fast }`;
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(spec) });
    const argv = ['--set', 'spec.parameters.max_pages=null', '--set', 'spec.parameters.hide_headers='];
    expect(await parametersIn(folder, [...argv, 'a.parsebatch.yaml'])).toEqual({ tier: 'fast' });
  });

  test('is the place of what is wrong with it', async () => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(SOURCE) });
    expect(
      await findingsIn(folder, ['--set', 'spec.parameters.max_page=7', '--set', 'spec.parameters.max_pages=many']),
    ).toEqual(
      ['--set spec.parameters.max_page schema/unknown-key', '--set spec.parameters.max_pages schema/wrong-type'].sort(),
    );
  });

  test.each([
    'spec.parameters.languages=[en]',
    'spec.parameters={}',
    'spec.extends=a',
    'spec.matrix.a=b',
    'spec.environments.prod.rerun=1',
    'metadata.name=x',
    'spec=1',
    'spec..x=1',
    'spec.__proto__.x=1',
    'spec.rerun',
    'spec.rerun="a',
  ])('refuses `%s`', async (text) => {
    const folder = projectFolder({ 'a.parsebatch.yaml': manifest(SOURCE) });
    const { exitCode, out, err } = await runIn(folder, ['validate', '--set', text]);
    expect([exitCode, out]).toEqual([64, '']);
    expect(err).toContain('--set');
  });
});

describe('a null', () => {
  test('over an inherited mapping takes the whole mapping away', async () => {
    const files = {
      'p.parsebatch.yaml': profile('parameters:\n  custom_metadata: { a: 1, b: { c: 2 } }\n  tier: fast'),
      'a.parsebatch.yaml': manifest(`extends: [p.parsebatch.yaml]\n${SOURCE}\nparameters:\n  custom_metadata: null`),
      'b.parsebatch.yaml': manifest(
        `extends: [p.parsebatch.yaml]\n${SOURCE}\nparameters:\n  custom_metadata: null\nenvironments:\n  prod: { parameters: { custom_metadata: { d: 3 } } }`,
        'b',
      ),
    };
    const folder = projectFolder(files);
    expect(await parametersIn(folder, ['a.parsebatch.yaml'])).toEqual({ tier: 'fast' });
    expect(await parametersIn(folder, ['--env', 'prod', 'b.parsebatch.yaml'])).toEqual({
      tier: 'fast',
      custom_metadata: { d: 3 },
    });
  });

  test('over what has to be there is a finding of the composed manifest', async () => {
    const files = {
      'p.parsebatch.yaml': profile(SOURCE),
      'a.parsebatch.yaml': manifest('extends: [p.parsebatch.yaml]\nsource: null'),
    };
    const findings = await findingsIn(projectFolder(files), ['a.parsebatch.yaml']);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^a\.parsebatch\.yaml:7:\d+ schema\//);
  });
});

describe('a profile with environments of its own', () => {
  const files = {
    'p.parsebatch.yaml': profile(
      'parameters: { tier: fast }\nenvironments:\n  staging: { parameters: { max_pages: 3 } }\n  prod: { parameters: { tier: agentic, max_pages: 9 } }',
    ),
    'a.parsebatch.yaml': manifest(
      `extends: [p.parsebatch.yaml]\n${SOURCE}\nenvironments:\n  prod: { parameters: { max_pages: 99 } }`,
    ),
  };

  test('is merged with its environment before the manifest is', async () => {
    const folder = projectFolder({
      ...files,
      'b.parsebatch.yaml': manifest(
        `extends: [p.parsebatch.yaml]\n${SOURCE}\nparameters: { tier: cost_effective }`,
        'b',
      ),
    });
    expect(await parametersIn(folder, ['--env', 'prod', 'b.parsebatch.yaml'])).toEqual({
      tier: 'cost_effective',
      max_pages: 9,
    });
  });

  test('gives its environments to the manifest', async () => {
    const folder = projectFolder(files);
    expect(await parametersIn(folder, ['--env', 'staging', 'a.parsebatch.yaml'])).toEqual({
      tier: 'fast',
      max_pages: 3,
    });
    expect(await parametersIn(folder, ['--env', 'prod', 'a.parsebatch.yaml'])).toEqual({
      tier: 'agentic',
      max_pages: 99,
    });
    const { exitCode, err } = await runIn(folder, ['compile', 'a.parsebatch.yaml']);
    expect([exitCode, err]).toEqual([64, expect.stringContaining('`prod`, `staging`')]);
  });
});
