import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDINGS_FORMATS } from '../../src/report/findings/index.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { manifestText } from '../findings-of.ts';
import { addFiles } from '../project-folder.ts';
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

const CANARY = /canary|s3cr3t/i;

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

/** A project with a credential, mostly with a finding at it, in each place besides the fields that are made for one. */
function projectWith(secret: (form?: 'token') => string): Readonly<Record<string, string>> {
  return {
    'parsebatch.config.yaml': `apiVersion: parsebatch.dev/v1
kind: Project
# ${secret('token')}
vars:
  HOOK: https://u:${secret()}@h.example/a?k=${secret()}
  CRM_TOKEN: ${secret()}
  PLAIN: ${secret('token')}
  LIST: ["${secret('token')}"]
  OPEN: \${secret:${secret()}}
environments:
  prod: { vars: { DB_PASSWORD: ${secret()} } }
rules:
  # parsebatch-disable-next-line project/unknown-rule -- ${secret('token')}
  no-such-rule: off
  ${secret('token')}: off
`,
    'profiles/base.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatchProfile
metadata: { name: base }
spec:
  parameters:
    azure_openai_key: ${secret()}
    languages: [en, en] # ${secret('token')}
    lang: fr
  webhooks:
    - url: "https://h.example/a?sig=${secret()}"
      headers: { X-Api-Key: ${secret()}, "X Bad Name": ${secret()}, X-Two: "${secret()}\\nsecond" }
      signing_secret: ${secret()}
  environments:
    prod: { parameters: { vendor_multimodal_api_key: ${secret()} } }
`,
    'a.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: a, labels: { k: ${secret('token')} } }
spec:
  extends: [profiles/base.parsebatch.yaml]
  source: { directory_id: dir-1 }
  parameters:
    # parsebatch-disable-next-line no-zero-max-pages -- ${secret('token')} (until 2099-01-01, owner ${secret('token')})
    max_pages: 0
    # parsebatch-disable-next-line no-forced-reparse -- ${secret('token')} (until 2020-01-01, owner ${secret('token')})
    invalidate_cache: true
    # parsebatch-disable-next-line ${secret('token')} -- reason
    # parsebatch-ignore ${secret('token')}
    # parsebatch-disable-line ${secret('token')}
    # parsebatch-disable-line no-zero-max-pages -- x (until ${secret('token')})
    # parsebatch-severity-line ${secret('token')}
    user_prompt: ${secret('token')}
    page_prefix: "{page_number} ${secret('token')}"
    preset: ${secret('token')}
    model: ${secret('token')}
    vendor_multimodal_model_name: ${secret('token')}
    tier: ${secret('token')}
    version: ${secret('token')}
    auto_mode: true
    auto_mode_trigger_on_regexp_in_page: "(${secret('token')}"
    structured_output_json_schema: '{"type": "${secret('token')}"}'
    azure_openai_endpoint: https://x.example/?api-key=${secret()}
    http_proxy: http://u:${secret()}@p.example
    input_url: https://i.example/?X-Amz-Signature=${secret()}
    gpt4o_api_key: ${secret()}
    custom_metadata: { crm_password: ${secret()}, ${secret('token')}: 1 }
    project_id: ${secret('token')}
    target_pages: ${secret('token')}
    outputBucket: ${secret('token')}
    lang: ${secret('token')}
    languages: [${secret('token')}, de, de]
  unchecked_parameters: { new_api_key: ${secret()}, knob: ${secret('token')} }
  output_s3_path_prefix: "s3://u:${secret()}@b/a?token=${secret()}"
  output_s3_region: ${secret('token')}
  partitions: { ${secret('token')}: a, file_id_partition: ${secret('token')} }
  webhook_url: "https://localhost/?t=${secret()}"
  project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f
  rerun: ${secret('token')}
  tracking: { user_id: ${secret('token')} }
  environments:
    prod:
      webhook_url: "https://10.0.0.1/?t=${secret()}"
      webhooks: [{ url: "https://h.example/?t=${secret()}", headers: { Cookie: ${secret()} } }]
`,
    'b.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: b }
spec:
  source: { directory_id: ${secret('token')} }
  parameters:
    webhook_configurations:
      - webhook_url: "http://localhost/?t=${secret()}"
        webhook_headers: { Authorization: ${secret()} }
        webhook_signing_secret: ${secret()}
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: c }
spec:
  source: { item_ids: [${ITEM}, ${ITEM}] }
  matrix: { tenant: [${secret('token')}] }
  parameters: { max_pages: 0 }
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: d }
spec:
  source: { files: ["${secret('token')}/*.pdf"] }
  extends: [${secret('token')}.yaml]
`,
    'c.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: e }
spec: { source: { item_ids: [${ITEM}] } }
`,
  };
}

const ITEM = 'llx-CANARYs3cr3taaaaaaaa';

/** A folder with the project, each of whose secrets is another one. */
async function secretProject(): Promise<{ readonly cwd: string; readonly count: number }> {
  let count = 0;
  const files = projectWith((form) => {
    count += 1;
    return form === 'token' ? `llx-CANARY${count}s3cr3taaaa` : `CANARY${count}x9-s3cr3t`;
  });
  const cwd = await temporaryFolder();
  addFiles(cwd, files);
  return { cwd, count };
}

test('there are twenty secrets, each in a place of its own with a finding', async () => {
  expect(new Set(SECRETS).size).toBe(20);
  const { exitCode, out } = await run(['validate', '--format', 'json'], { cwd: await folderWith(SECRETS) });
  expect(exitCode).toBe(1);
  const files = JSON.parse(out).diagnostics.map(({ file }: { file: string }) => file);
  expect(new Set(files).size).toBe(20);
});

test('the project has more than sixty, and the linter much to say about it', async () => {
  const { cwd, count } = await secretProject();
  expect(count).toBeGreaterThan(60);
  const { diagnostics } = JSON.parse((await run(['lint', '--format', 'json'], { cwd })).out);
  const codes = diagnostics.map(({ code }: { code: string }) => code);
  expect(codes.length).toBeGreaterThan(80);
  expect(new Set(codes).size).toBeGreaterThan(20);
});

describe.each(FINDINGS_FORMATS)('the findings as $name', ({ name }) => {
  test.each([
    ['validate', async () => folderWith(SECRETS)],
    ['lint', async () => folderWith(SECRETS)],
    ['lint', async () => (await secretProject()).cwd],
  ])('of %s show no secret, on streams, in files and in the summary of the step', async (command, makeFolder) => {
    const cwd = await makeFolder();
    const env = { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'), TERM_PROGRAM: 'WezTerm' };
    const shown = await run([command, '--format', name, '--color', 'always'], { cwd, env, isTerminal: true });
    const written = await run([command, '--format', `${name}:report`], { cwd, env });
    const report = await readFile(join(cwd, 'report'), 'utf8');
    const summary = name === 'github' ? await readFile(join(cwd, 'summary.md'), 'utf8') : '';
    expect(report.length).toBeGreaterThan(1000);
    expect([shown.out, shown.err, written.out, written.err, report, summary].join('\n')).not.toMatch(CANARY);
  });
});

describe.each([
  ['a folder of secrets', async () => folderWith(SECRETS)],
  ['a project of secrets', async () => (await secretProject()).cwd],
])('of %s nothing is shown', (_, makeFolder) => {
  test.each([
    [['lint', '--fix-dry-run', '--unsafe-fixes', '--color', 'always']],
    [['lint', '--fix', '--unsafe-fixes']],
    [['compile', '--provenance', '--rule', 'no-plaintext-secret=off']],
    [['compile', '--env', 'prod', '--provenance']],
    [['explain', 'a.parsebatch.yaml#/spec/parameters/azure_openai_key']],
    [['explain', 'a.parsebatch.yaml#/spec/webhook_url']],
    [['vars']],
    [['fmt', '--check']],
  ])('by %j', async (argv) => {
    const { out, err } = await run(argv, { cwd: await makeFolder() });
    expect(out + err).not.toBe('');
    expect(out + err).not.toMatch(CANARY);
  });

  test('in a baseline, nor by what knows it', async () => {
    const cwd = await makeFolder();
    const made = await run(['baseline', 'create', 'known.json'], { cwd });
    const baseline = await readFile(join(cwd, 'known.json'), 'utf8');
    const linted = await run(['lint', '--baseline', 'known.json', '--format', 'json'], { cwd });
    const pruned = await run(['baseline', 'prune', 'known.json'], { cwd });
    const texts = [made, linted, pruned].flatMap(({ out, err }) => [out, err]);
    expect([baseline, ...texts].join('\n')).not.toMatch(CANARY);
  });
});

test.each([
  ['validate', 'sarif'],
  ['validate', 'gitlab'],
  ['lint', 'sarif'],
  ['lint', 'gitlab'],
])('fingerprints of %s as %s tell nothing about a secret', async (command, name) => {
  const fingerprints = async (secrets: readonly string[]) => {
    const { out } = await run([command, '--format', name], { cwd: await folderWith(secrets) });
    return [...out.matchAll(/"(?:fingerprint|parsebatch\/v1)": "([0-9a-f]{64})"/g)].map(([, print]) => print);
  };
  const prints = await fingerprints(SECRETS);
  expect(prints.length).toBeGreaterThanOrEqual(20);
  expect(await fingerprints(LONGER)).toEqual(prints);
});
