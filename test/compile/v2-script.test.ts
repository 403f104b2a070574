import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { emitBatch } from '../../src/compile/emit/emit.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { escapeReferences } from '../../src/core/reference.ts';
import type { Batch } from '../../src/generated/types.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import { hardText } from '../arbitrary-manifest.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { batchWith, configuredWith } from './manifests.ts';

/** Stands in PATH for curl: keeps what it is given, call by call, and answers what stands in ANSWER. */
const FAKE_CURL = `#!/bin/sh
number=1
while [ -e "$FOLDER/body.$number" ]; do number=$((number + 1)); done
for argument; do printf '%s\\n' "$argument"; done > "$FOLDER/arguments.$number"
/bin/cat > "$FOLDER/body.$number"
[ -z "\${FAILS:-}" ] || exit 22
printf '%s' "$ANSWER"
`;

const SECRET = `hunter2 with $ and \` and '`;
const ANSWER = JSON.stringify({
  id: 'cfg-7',
  name: 'parsebatch-x',
  parameters: { agentic_options: { custom_prompt: 'the "id": "cfg-8" of another' }, tier: 'fast' },
});

interface Call {
  readonly url: string;
  readonly body: JsonValue;
}

/** Runs the script of a manifest; gives its exit code and the calls of curl, in order. */
async function runScript(
  manifest: Batch,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number | null; readonly calls: readonly Call[] }> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'curl'), FAKE_CURL);
  await chmod(join(folder, 'curl'), 0o755);
  const script = emitBatch(compileBatch(manifest, hashText), 'curl');
  const { status } = spawnSync('/bin/sh', ['-s'], {
    env: {
      PATH: `${folder}:/usr/bin:/bin`,
      ...{ FOLDER: folder, ANSWER, LLAMA_CLOUD_API_KEY: 'key', A: SECRET, DIRECTORY_ID: 'dir-9' },
      ...env,
    },
    input: script,
  });
  const numbers = (await readdir(folder)).flatMap((name) => (name.startsWith('body.') ? [name.slice(5)] : [])).sort();
  const calls = numbers.map(async (number) => {
    const given = (await readFile(join(folder, `arguments.${number}`), 'utf8')).split('\n');
    const body = JSON.parse(await readFile(join(folder, `body.${number}`), 'utf8')) as JsonValue;
    return { url: given.find((argument) => argument.startsWith('https:')) ?? '', body };
  });
  return { exitCode: status, calls: await Promise.all(calls) };
}

const HOST = 'https://api.cloud.llamaindex.ai';

describe('an emitted script of a v2 batch', () => {
  test('saves the configuration, and creates the batch with the id that it was answered', async () => {
    const manifest = configuredWith(
      { webhook_configurations: [{ webhook_url: 'https://h.example', webhook_signing_secret: '${secret:A}' }] },
      {
        source: { files: ['*.pdf'] },
        webhooks: [{ url: 'https://h.example/?k=${secret:A}' }],
        project_id: '6f1c0000-0000-4000-8000-000000000000',
      },
    );
    const { exitCode, calls } = await runScript(manifest);
    expect(exitCode).toBe(0);
    const project = 'project_id=6f1c0000-0000-4000-8000-000000000000';
    expect(calls).toEqual([
      {
        url: `${HOST}/api/v1/beta/configurations?${project}`,
        body: {
          name: compileBatch(manifest, hashText).configuration?.name,
          parameters: {
            tier: 'fast',
            version: '2026-06-15',
            product_type: 'parse_v2',
            webhook_configurations: [{ webhook_url: 'https://h.example', webhook_signing_secret: SECRET }],
          },
        },
      },
      {
        url: `${HOST}/api/v2/batches?${project}`,
        body: {
          source_directory_id: 'dir-9',
          config: { job: { type: 'parse_v2', configuration_id: 'cfg-7' } },
          webhook_configurations: [{ webhook_url: `https://h.example/?k=${SECRET}` }],
        },
      },
    ]);
  });

  test('makes one call where a configuration is named', async () => {
    const { exitCode, calls } = await runScript(batchWith({ job: { type: 'parse_v2', configuration_id: 'cfg-1' } }));
    expect([exitCode, calls.map(({ url }) => url)]).toEqual([0, [`${HOST}/api/v2/batches`]]);
  });

  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['saving fails', { FAILS: '1' }, 1],
    ['the answer has no id', { ANSWER: '{"detail":"no"}' }, 1],
    ['a secret is not set', { A: '' }, 0],
    ['the directory is not known', { DIRECTORY_ID: '' }, 0],
  ])('creates nothing where %s', async (_, env, calls) => {
    const hook = { webhook_url: 'https://h.example', webhook_signing_secret: '${secret:A}' };
    const manifest = configuredWith({ webhook_configurations: [hook] }, { source: { files: ['*.pdf'] } });
    const ran = await runScript(manifest, env);
    expect(ran.exitCode).not.toBe(0);
    expect(ran.calls).toHaveLength(calls);
  });

  test('sends any text as it is', async () => {
    for (const text of fc.sample(hardText, 15)) {
      const custom_prompt = escapeReferences(text);
      const { exitCode, calls } = await runScript(configuredWith({ agentic_options: { custom_prompt } }));
      expect(exitCode).toBe(0);
      expect(calls[0]?.body).toMatchObject({ parameters: { agentic_options: { custom_prompt: text } } });
    }
  });
});
