import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDINGS_FORMATS } from '../../src/report/findings/index.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { run } from './run.ts';

const SOURCE = 'source: { directory_id: dir-1 }';
const parameters = (...lines: readonly string[]) =>
  [SOURCE, 'parameters:', ...lines.map((line) => `  ${line}`)].join('\n');
const webhook = (...lines: readonly string[]) =>
  [SOURCE, 'webhooks:', '  - url: https://h.example/a', ...lines.map((line) => `    ${line}`)].join('\n');
const configuration = (...lines: readonly string[]) =>
  parameters('webhook_configurations:', '  - webhook_url: https://h.example/a', ...lines.map((line) => `    ${line}`));

/** A spec with a secret in it and a mistake at, beside or around that secret; one for each place that may hold one. */
const LEAKS: readonly ((secret: string) => string)[] = [
  (secret) => parameters(`azure_openai_key: ${secret}`, 'teir: 1'),
  (secret) => parameters(`azure_openai_key: [${secret}]`),
  (secret) => parameters(`azure_openai_key: { nested: ${secret} }`),
  (secret) => parameters(`azure_openai_kye: ${secret}`),
  (secret) => parameters(`vendor_multimodal_api_key: ${secret}`, 'max_pages: many'),
  (secret) => parameters(`vendor_multimodal_api_key: { ${secret}: 1 }`),
  (secret) => parameters(`input_url: https://u:${secret}@x.example/a`, 'max_pages: many'),
  (secret) => parameters(`input_url: [ "https://x.example/?t=${secret}" ]`),
  (secret) => parameters(`http_proxy: http://u:${secret}@x.example`, 'teir: 1'),
  (secret) => parameters(`webhook_url: http://u:${secret}@x.example/?t=${secret}`),
  (secret) => `${SOURCE}\nwebhook_url: http://x.example/?t=${secret}`,
  (secret) => `${SOURCE}\nwebhooks:\n  - url: ftp://u:${secret}@x.example/`,
  (secret) => webhook(`headers: { Authorization: Bearer ${secret}, B: 5 }`),
  (secret) => webhook('headers:', `  X-Key: ${secret}`, 'events: [parse.sucess]'),
  (secret) => webhook(`headers: [${secret}]`),
  (secret) => webhook(`signing_secret: ${secret}`, 'signing: 1'),
  (secret) => webhook(`signing_secret: "\${${secret}}"`),
  (secret) => configuration(`webhook_headers: { Authorization: ${secret} }`, 'webhook_event: []'),
  (secret) => configuration(`webhook_signing_secret: [${secret}]`),
  (secret) => parameters(`azure_openai_key: ${secret}`, 'languages: ['),
];

const SECRETS = LEAKS.map((_, index) => `CANARY${index}x9-s3cr3t`);
const LONGER = LEAKS.map((_, index) => `CANARY${index}-another-and-a-longer-one`);

/** Writes a manifest for each leak. */
async function folderWith(secrets: readonly string[]): Promise<string> {
  const cwd = await temporaryFolder();
  for (const [index, leak] of LEAKS.entries()) {
    const text = manifestText(leak(secrets[index] ?? ''), `leak-${index}`);
    await writeFile(join(cwd, `${String(index).padStart(2, '0')}.parsebatch.yaml`), text);
  }
  return cwd;
}

test('there are twenty secrets, each in a place of its own with a finding', async () => {
  expect(new Set(SECRETS).size).toBe(20);
  const { exitCode, out } = await run(['validate', '--format', 'json'], { cwd: await folderWith(SECRETS) });
  expect(exitCode).toBe(1);
  const files = JSON.parse(out).diagnostics.map(({ file }: { file: string }) => file);
  expect(new Set(files).size).toBe(20);
});

describe.each(FINDINGS_FORMATS)('the findings as $name', ({ name }) => {
  test('show no secret, on streams, in files and in the summary of the step', async () => {
    const cwd = await folderWith(SECRETS);
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), TERM_PROGRAM: 'WezTerm' };
    const shown = await run(['validate', '--format', name, '--color', 'always'], { cwd, env, isTerminal: true });
    const written = await run(['validate', '--format', `${name}:report`], { cwd, env });
    const report = await readFile(join(cwd, 'report'), 'utf8');
    const summary = name === 'github' ? await readFile(join(cwd, 'summary.md'), 'utf8') : '';
    expect(report.length).toBeGreaterThan(1000);
    expect([shown.out, shown.err, written.out, written.err, report, summary].join('\n')).not.toMatch(/canary|s3cr3t/i);
  });
});

test.each(['sarif', 'gitlab'])('fingerprints of %s tell nothing about a secret', async (name) => {
  const fingerprints = async (secrets: readonly string[]) => {
    const { out } = await run(['validate', '--format', name], { cwd: await folderWith(secrets) });
    return [...out.matchAll(/"(?:fingerprint|parsebatch\/v1)": "([0-9a-f]{64})"/g)].map(([, print]) => print);
  };
  const prints = await fingerprints(SECRETS);
  expect(prints.length).toBeGreaterThanOrEqual(20);
  expect(await fingerprints(LONGER)).toEqual(prints);
});
