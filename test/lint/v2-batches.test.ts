import { describe, expect, test } from 'vitest';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { batchText } from '../batch-text.ts';
import { manifestText } from '../findings-of.ts';

const SAVED = 'source: { directory_id: dir-1 }\njob: { type: parse_v2, configuration_id: cfg-1 }';

function found(text: string, project = ''): string[] {
  const sources = text.split('\n===\n').map((part, index) => ({ file: `${index}.yaml`, text: part }));
  const config = { file: 'parsebatch.config.yaml', text: `apiVersion: parsebatch.dev/v1\nkind: Project\n${project}` };
  const { diagnostics } = lintManifests(sources, { project: config }).findings;
  return diagnostics.map(({ code, path }) => `${code} ${path}`);
}

describe('the rules over a Batch', () => {
  test('say nothing of what v1 alone has: engines, page caps, where results go', () => {
    expect(found(batchText(SAVED))).toEqual([]);
  });

  test('find a credential that is written, in the webhooks of the batch and of its configuration', () => {
    const hook = '{ webhook_url: https://hooks.acme.example, webhook_signing_secret: hunter2hunter2 }';
    const spec = `source: { directory_id: dir-1 }
job: { type: parse_v2, parameters: { tier: agentic, version: "2026-08-19", webhook_configurations: [${hook}] } }
webhooks: [{ url: https://hooks.acme.example, headers: { Authorization: Bearer hunter2hunter2 } }]`;
    expect(found(batchText(spec)).filter((line) => line.startsWith('no-plaintext-secret'))).toEqual([
      'no-plaintext-secret /spec/job/parameters/webhook_configurations/0/webhook_signing_secret',
      'no-plaintext-secret /spec/webhooks/0/headers/Authorization',
    ]);
  });

  test('hold its webhooks to the hosts that the policy allows', () => {
    const hook = '{ webhook_url: "https://other.example/x", webhook_output_format: json }';
    const spec = `source: { directory_id: dir-1 }
job: { type: parse_v2, parameters: { tier: fast, version: "2026-06-15", webhook_configurations: [${hook}] } }`;
    const codes = found(batchText(spec), 'policy: { allowed_webhook_hosts: [hooks.acme.example] }\n');
    expect(codes).toContain('allowed-webhook-host /spec/job/parameters/webhook_configurations/0/webhook_url');
  });

  test('see that a name or a directory is taken, by a manifest of the other API too', () => {
    const spec = 'source: { directory_id: dir-1 }\nparameters: { parse_mode: parse_page_with_llm }';
    const codesBeside = (name: string) =>
      found(`${batchText(SAVED)}\n===\n${manifestText(spec, name)}`).map((line) => line.split(' ')[0]);
    expect(codesBeside('sample')).toContain('no-duplicate-name');
    expect(codesBeside('other')).toContain('no-shared-source');
  });

  test('take rows of a matrix for what they are', () => {
    const spec = `${SAVED.replace('cfg-1', '"cfg-${matrix:kind}"')}\nmatrix: { kind: [a, b] }`;
    expect(found(batchText(spec))).toEqual([]);
    expect(found(batchText(`${SAVED}\nmatrix: { kind: [a, b] }`))).toEqual([
      'no-shared-source /spec/source/directory_id',
    ]);
  });
});
