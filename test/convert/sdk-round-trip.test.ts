import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { BATCH_KEYS } from '../../src/generated/keys.ts';
import { hardText, parameterValue } from '../arbitrary-manifest.ts';
import { importText } from './import-text.ts';
import { chooseArbitrary, printPythonCall, printTypeScriptCall } from './print-calls.ts';

/** A call states what is sent, a payload may hold references: a text that looks like one means two things. */
const text = hardText.map((drawn) => drawn.replaceAll(/\$\{+/g, '$'));
const key = text.filter((drawn) => drawn !== '__proto__');
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, fc.boolean(), fc.maxSafeInteger(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(key, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const SETTINGS = (BATCH_KEYS['/spec/job/parameters'] ?? []).filter((name) => name !== 'product_type');
const webhooks = fc.array(
  fc.record({ webhook_url: text, webhook_headers: fc.dictionary(key, text, { maxKeys: 2, noNullPrototype: true }) }),
  { maxLength: 2 },
);

/** Settings of v2 with values of any form: what is wrong with them is the same however they are given. */
const options = fc
  .record({
    known: fc.dictionary(fc.constantFrom(...SETTINGS, 'brand_new'), fc.option(json), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
    webhook_configurations: webhooks,
  })
  .map(({ known, webhook_configurations }): JsonObject => {
    return { tier: 'agentic', ...(known as JsonObject), webhook_configurations };
  });

const NAMES = [
  'parse_mode',
  'languages',
  'max_pages',
  'bbox_top',
  'skip_diagonal_text',
  'user_prompt',
  'azure_openai_key',
];
const ofV1 = fc
  .uniqueArray(
    fc.constantFrom(...NAMES).chain((name) => parameterValue(name).map((value) => [name, value] as const)),
    {
      selector: ([name]) => name,
    },
  )
  .map((entries) => JSON.parse(JSON.stringify(Object.fromEntries(entries)).replaceAll(/\$\{+/g, '$')) as JsonObject);

const CALLS = [
  { path: '/api/v2/parse', name: 'client.parsing.parse', body: options },
  {
    path: '/api/v1/beta/configurations',
    name: 'client.configurations.create',
    body: options.map((parameters) => ({ name: 'a', parameters })),
  },
  {
    path: '/api/v2/batches',
    name: 'client.batches.create',
    body: fc.tuple(text, webhooks).map(([id, webhook_configurations]) => ({
      source_directory_id: `d${id}`,
      config: { job: { type: 'parse_v2', configuration_id: id } },
      webhook_configurations,
    })),
  },
  {
    path: '/api/v1/beta/batch-processing',
    name: 'client.beta.batch.create',
    body: fc.tuple(text, ofV1).map(([id, parameters]) => ({ directory_id: `d${id}`, job_config: { parameters } })),
  },
];

describe('a call with the members of a body', () => {
  test.each(CALLS)(
    'gives the manifest of the body, in Python: $name',
    ({ path, name, body }) => {
      fc.assert(
        fc.property(body, chooseArbitrary, (given, choose) => {
          const { text, findings } = importText(JSON.stringify({ path, body: given }));
          expect(importText(printPythonCall(name, given, choose))).toMatchObject({ text, findings });
        }),
        { numRuns: 300 },
      );
    },
    60_000,
  );

  test.each(CALLS)(
    'gives the manifest of the body, in TypeScript: $name',
    ({ path, name, body }) => {
      fc.assert(
        fc.property(body, chooseArbitrary, (given, choose) => {
          const { text, findings } = importText(JSON.stringify({ path, body: given }));
          expect(importText(printTypeScriptCall(name, given, choose))).toMatchObject({ text, findings });
        }),
        { numRuns: 300 },
      );
    },
    60_000,
  );
});
