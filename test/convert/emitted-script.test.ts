import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { secrecyInPayload } from '../../src/catalogue/secrets.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Path } from '../../src/core/path.ts';
import { parseReferences } from '../../src/core/reference.ts';
import { buildBatches, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { manifestArbitrary, printManifest } from '../arbitrary-manifest.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { NO_RULES } from '../no-rules.ts';

/** Stands in PATH for curl and keeps what it is given to send. */
const FAKE_CURL = '#!/bin/sh\n/bin/cat > "$CAPTURE"\n';

test('an emitted script sends the payload, its secrets put in by the shell', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'curl'), FAKE_CURL);
  await chmod(join(folder, 'curl'), 0o755);
  for (const manifest of fc.sample(manifestArbitrary, 15)) {
    const [batch] = buildBatches([{ file: 'a', text: printManifest(manifest) }], { severities: NO_RULES }).batches;
    if (batch === undefined) throw new Error('nothing was compiled');
    const env = {
      PATH: folder,
      CAPTURE: join(folder, 'body'),
      LLAMA_CLOUD_API_KEY: 'key',
      ...secretsOf(batch.request.body),
    };
    execFileSync('/bin/sh', ['-s'], { env, input: emitBatch(batch, 'curl') });
    const sent = JSON.parse(await readFile(join(folder, 'body'), 'utf8')) as JsonValue;
    expect(canonicalJson(sent)).toBe(canonicalJson(withSecrets(batch.request.body, [])));
  }
});

function secretsOf(body: JsonValue): Record<string, string> {
  const names = [...JSON.stringify(body).matchAll(/\$\{secret:(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, valueOfSecret(name)]));
}

function valueOfSecret(name: string): string {
  return `value of ${name} with $ and \` and '`;
}

function withSecrets(value: JsonValue, path: Path): JsonValue {
  if (Array.isArray(value)) return value.map((item, index) => withSecrets(item, [...path, index]));
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, withSecrets(item as JsonValue, [...path, key])]),
    );
  }
  if (typeof value !== 'string' || secrecyInPayload(path) === undefined) return value;
  return parseReferences(value)
    .map((segment) =>
      segment.kind === 'text' ? segment.text : segment.kind === 'reference' ? valueOfSecret(segment.name) : '',
    )
    .join('');
}
