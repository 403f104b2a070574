import { describe, expect, test } from 'vitest';
import { matchesHost } from '../../src/lint/host-pattern.ts';
import { readAddress } from '../../src/lint/read-address.ts';
import { selectedModes } from '../../src/lint/selected-modes.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestText } from '../findings-of.ts';

function isAllowed(entry: string, address: string): boolean {
  const { url, host } = readAddress(address) ?? {};
  if (url === undefined || host === undefined) throw new Error(`\`${address}\` has no host`);
  return matchesHost(entry, { host, port: url.port });
}

describe('a host of the list', () => {
  test.each([
    ['hooks.acme.example', 'https://hooks.acme.example/a'],
    ['Hooks.ACME.example', 'https://hooks.acme.example/a'],
    ['hooks.acme.example', 'https://HOOKS.acme.example.:8443/a'],
    ['hooks.acme.example:8443', 'https://hooks.acme.example:8443/a'],
    ['hooks.acme.example:443', 'https://hooks.acme.example/a'],
    ['*.acme.example', 'https://hooks.acme.example/a'],
    ['*.acme.example', 'https://a.b.acme.example/a'],
    ['bücher.example', 'https://xn--bcher-kva.example/a'],
    ['[2606:4700::1111]', 'https://[2606:4700:0::1111]/a'],
  ])('%s lets %s through', (entry, address) => {
    expect(isAllowed(entry, address)).toBe(true);
  });

  test.each([
    ['hooks.acme.example', 'https://hooks.acme.example.evil.example/a'],
    ['hooks.acme.example', 'https://hooks.acme.example@evil.example/a'],
    ['hooks.acme.example', 'https://evil.example/?hooks.acme.example'],
    ['hooks.acme.example', 'https://evil.example/#hooks.acme.example'],
    ['hooks.acme.example', 'https://a.hooks.acme.example/a'],
    ['hooks.acme.example:8443', 'https://hooks.acme.example/a'],
    ['hooks.acme.example:443', 'https://hooks.acme.example:8443/a'],
    ['*.acme.example', 'https://acme.example/a'],
    ['*.acme.example', 'https://evilacme.example/a'],
    ['*', 'https://hooks.acme.example/a'],
    ['*.', 'https://hooks.acme.example/a'],
    ['', 'https://hooks.acme.example/a'],
    ['https://hooks.acme.example', 'https://hooks.acme.example/a'],
    ['hooks.acme.example/a', 'https://hooks.acme.example/a'],
    ['hooks.*.example', 'https://hooks.acme.example/a'],
  ])('%s does not let %s through', (entry, address) => {
    expect(isAllowed(entry, address)).toBe(false);
  });
});

describe('the modes that settings may come to', () => {
  test.each([
    [{}, ['parse_page_with_llm']],
    [{ parse_mode: '', fast_mode: false, tier: null }, ['parse_page_with_llm']],
    [{ parse_mode: 'parse_page_with_agent' }, ['parse_page_with_agent']],
    [{ fast_mode: true }, ['parse_page_without_llm']],
    [{ premium_mode: true }, ['parse_page_with_agent']],
    [{ continuous_mode: true }, ['parse_document_with_llm']],
    [{ use_vendor_multimodal_model: true }, ['parse_page_with_lvm']],
    [{ gpt4o_mode: true }, ['parse_page_with_lvm']],
    [{ auto_mode: true }, ['auto_mode']],
    [{ tier: 'agentic_plus' }, ['agentic_plus']],
    [{ preset: 'cfg-PARSE_AGENTIC' }, ['cfg-PARSE_AGENTIC']],
    [{ parse_mode: 'parse_page_with_llm', premium_mode: true }, ['parse_page_with_agent', 'parse_page_with_llm']],
    [{ auto_mode_configuration_json: '[]' }, ['auto_mode']],
    [{ auto_mode_configuration_json: 'no JSON' }, ['auto_mode']],
    [
      {
        auto_mode: true,
        auto_mode_configuration_json: JSON.stringify([
          { table_in_page: true, parsing_conf: { premium_mode: true } },
          { image_in_page: true, parsing_conf: { parse_mode: 'parse_page_with_lvm', model: 'a' } },
        ]),
      },
      ['auto_mode', 'parse_page_with_agent', 'parse_page_with_lvm'],
    ],
  ] as const)('of %j are %j', (settings, modes) => {
    const values: Readonly<Record<string, string | boolean | null>> = settings;
    expect(
      selectedModes((name) => values[name])
        .map(({ mode }) => mode)
        .sort(),
    ).toEqual([...modes].sort());
  });
});

/** The findings of the policy, `code path`, and the places that they point at beside their own. */
function refusalsIn(policy: string, spec: string): readonly (readonly string[])[] {
  const project = { file: 'parsebatch.config.yaml', text: `apiVersion: parsebatch.dev/v1\nkind: Project\n${policy}\n` };
  const source = { file: 'a.parsebatch.yaml', text: manifestText(`source: { directory_id: dir-1 }\n${spec}`) };
  return lintManifests([source], { project }).findings.diagnostics.flatMap(({ code, path, severity, related = [] }) => {
    const places = related.map(({ origin }) =>
      origin.kind === 'file' ? `${origin.file}${origin.pointer}` : origin.kind,
    );
    return code.startsWith('allowed-') ? [[`${code} ${path} ${severity}`, ...places]] : [];
  });
}

describe('a policy', () => {
  test('is pointed at beside what it refuses', () => {
    expect(refusalsIn('policy: { allowed_buckets: [a-b-c] }', 'output_s3_path_prefix: s3://elsewhere/')).toEqual([
      ['allowed-bucket /spec/output_s3_path_prefix error', 'parsebatch.config.yaml/policy/allowed_buckets'],
    ]);
  });

  test.each([
    [
      'allowed_buckets: []',
      'output_s3_path_prefix: s3://acme-parsed/',
      'allowed-bucket /spec/output_s3_path_prefix error',
    ],
    [
      'allowed_buckets: [a-b]',
      'parameters: { output_s3_path_prefix: s3://c-d/ }',
      'allowed-bucket /spec/parameters/output_s3_path_prefix error',
    ],
    [
      'allowed_buckets: [a-b]',
      'parameters: { outputBucket: c-d }',
      'allowed-bucket /spec/parameters/outputBucket error',
    ],
    ['allowed_webhook_hosts: []', 'webhook_url: https://a.example/', 'allowed-webhook-host /spec/webhook_url error'],
    [
      'allowed_webhook_hosts: [b.example]',
      'parameters: { webhook_url: "https://a.example/" }',
      'allowed-webhook-host /spec/parameters/webhook_url error',
    ],
    [
      'allowed_webhook_hosts: [a.example]',
      'webhook_url: "https://${secret:A}a.example/"',
      'allowed-webhook-host /spec/webhook_url error',
    ],
    [
      'allowed_webhook_hosts: [a.example]',
      'webhook_url: "https://a.example\\\\@b.example/"',
      'allowed-webhook-host /spec/webhook_url error',
    ],
    [
      'allowed_webhook_hosts: [b.example]',
      'parameters: { webhook_configurations: [{ webhook_url: "https://a.example/" }] }',
      'allowed-webhook-host /spec/parameters/webhook_configurations/0/webhook_url error',
    ],
    ['allowed_modes: []', 'parameters: {}', 'allowed-mode /spec error'],
    [
      'allowed_modes: [parse_page_with_llm]',
      'parameters: { auto_mode: true }',
      'allowed-mode /spec/parameters/auto_mode error',
    ],
    [
      'allowed_modes: [parse_page_with_llm]',
      'parameters: { preset: invoice }',
      'allowed-mode /spec/parameters/preset error',
    ],
    ['allowed_projects: []', 'parameters: {}', 'allowed-project /spec error'],
  ])('{ %s } refuses %s', (policy, spec, refusal) => {
    expect(refusalsIn(`policy: { ${policy} }`, spec).map(([first]) => first)).toEqual([refusal]);
  });

  test('of null allows all', () => {
    const nothing =
      'policy: { allowed_buckets: null, allowed_webhook_hosts: null, allowed_modes: null, allowed_projects: null }';
    const all = 'output_s3_path_prefix: s3://a-b/\nwebhook_url: https://a.example/\nparameters: { tier: fast }';
    expect(refusalsIn(nothing, all)).toEqual([]);
  });

  test('cannot be set aside by the project file that states it, nor by a comment', () => {
    const policy = 'rules: { allowed-bucket: off }\npolicy: { allowed_buckets: [a-b] }';
    const spec = '# parsebatch-disable-next-line allowed-bucket -- no\noutput_s3_path_prefix: s3://c-d/';
    expect(refusalsIn(policy, spec)).toHaveLength(1);
  });

  test('finds what the environment puts in the place of a project where that is written', () => {
    const environments =
      'default_environment: prod\nenvironments: { prod: { project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f } }';
    const policy = 'policy: { allowed_projects: [0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71] }';
    expect(refusalsIn(`${environments}\n${policy}`, 'parameters: {}').map(([first]) => first)).toEqual([
      'allowed-project /environments/prod/project_id error',
    ]);
  });
});
