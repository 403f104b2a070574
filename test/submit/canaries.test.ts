import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { createRedactor } from '../../src/core/redact.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { redactJobConfig } from '../../src/submit/redact-job-config.ts';
import type { FaultServer, Handler } from './fault-server.ts';
import { json, raw, startFaultServer } from './fault-server.ts';
import { hurriedClient, KEY, READS, WRITES } from './test-client.ts';

const HEADER = 'Bearer hook-CANARY1/value with "quotes"';
const SIGNING = 'whsec-CANARY2+é=';
const SECRETS = [KEY, HEADER, SIGNING];
const TYPE = { 'content-type': 'application/json' };

/** Ways in which a server gives back what it was sent. */
const ECHOES: readonly (readonly [string, Handler])[] = [
  ['the key in a detail', json(400, { detail: `bad key ${KEY}` })],
  ['the whole header', json(401, { detail: `Authorization: Bearer ${KEY}` })],
  ['the key in plain text', raw(500, KEY, { 'content-type': 'text/plain' })],
  ['the key in HTML', raw(400, `<p>${KEY}</p>`, { 'content-type': 'text/html' })],
  ['the key in HTML that claims to be plain', raw(400, `<p>${KEY}</p>`, { 'content-type': 'text/plain' })],
  ['the key in a media type', raw(200, '{}', { 'content-type': `text/${KEY}` })],
  ['the key in a redirect', raw(307, '', { location: `https://x.example/?k=${encodeURIComponent(KEY)}` })],
  ['the key as a redirect’s user', raw(302, '', { location: `https://${encodeURIComponent(KEY)}@x.example/` })],
  ['the key in Retry-After', raw(429, '', { 'retry-after': KEY })],
  ['the key as the reason', (_, response) => response.writeHead(400, `bad ${KEY}`).end()],
  ['the key in base64', json(422, { detail: Buffer.from(`user:${KEY}:x`).toString('base64') })],
  ['the key in a URL', json(422, { detail: `?token=${encodeURIComponent(KEY)}` })],
  ['a webhook header', json(422, { detail: [{ loc: ['body'], msg: `unfit: ${HEADER}`, type: 't' }] })],
  ['a webhook header as input', json(422, { detail: [{ loc: ['body'], msg: 'unfit', type: 't', input: HEADER }] })],
  ['a webhook header in JSON in JSON', json(422, { detail: JSON.stringify({ a: HEADER }) })],
  ['a signing secret', json(409, { detail: `duplicate ${SIGNING}` })],
  ['a signing secret in ASCII', json(400, { detail: JSON.stringify(SIGNING).replaceAll('é', '\\u00e9') })],
  ['a secret where a field has another type', json(200, { id: [KEY], items: HEADER, job: SIGNING })],
  ['a secret as a name', json(200, { [KEY]: 1, [HEADER]: { [SIGNING]: [] } })],
  ['a secret across the cut of a long text', json(400, { detail: `${'x'.repeat(590)}${KEY}${KEY}` })],
  ['JSON that is cut in a secret', raw(400, `{"detail":"${KEY.slice(0, 15)}`, TYPE)],
  ['a secret in an unknown place', json(503, { message: { detail: [HEADER, [KEY]] } })],
];

let server: FaultServer;
beforeEach(async () => {
  server = await startFaultServer();
});
afterEach(() => server.close());

describe.each(ECHOES)('a server that echoes %s', (_, handler) => {
  test('does not bring it into any failure, its causes, or an outcome', async () => {
    server.handle(handler);
    const client = hurriedClient(server.url, undefined, { redactor: createRedactor(SECRETS) });
    for (const read of Object.values(READS)) expectNoSecret(await read(client).catch((error: unknown) => error));
    for (const write of Object.values(WRITES)) expectNoSecret(await write(client));
  });
});

test('a key that cannot stand in a header is not quoted by what refuses it', () => {
  const create = () => createClient({ ...unused, baseUrl: 'https://x.example', key: 'llx-CANARY\nX: y' });
  expect(create).toThrow(expect.not.objectContaining({ message: expect.stringContaining('CANARY') }));
});

describe('an echoed job_config', () => {
  const config: JsonObject = {
    job_name: 'parse_raw_file_job',
    partitions: { data_source_id_partition: '7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90' },
    webhook_url: 'https://hooks.example/CANARY',
    parameters: {
      type: 'parse',
      user_prompt: `use ${SIGNING} here`,
      azure_openai_key: 'CANARY',
      vendor_multimodal_api_key: 'CANARY',
      max_pages: 3,
      languages: ['en', 'de'],
      new_count: 7,
      webhook_configurations: [
        {
          webhook_url: 'https://u:CANARY@hooks.example/',
          webhook_headers: { Authorization: 'CANARY', 'X-Other': 'CANARY' },
          webhook_signing_secret: 'CANARY',
          webhook_output_format: 'json',
        },
      ],
      brand_new_token: 'CANARY',
      azure_openai_keys: 'CANARY',
      custom_headers: { 'X-Any': 'CANARY', list: [['CANARY']] },
      http_proxy: 'http://u:CANARY@proxy.example',
      bounding_box: 'https://u:CANARY@files.example/?k=CANARY',
      new_thing: { auth: { api_key: 'CANARY', cookies: { session_token: 'CANARY' } } },
    },
  };
  const shown = redactJobConfig(config, 'parse', createRedactor(SECRETS));

  test('shows no credential, in known places and in others', () => {
    expect(JSON.stringify(shown)).not.toContain('CANARY');
  });

  test('still shows what is none', () => {
    expect(shown).toMatchObject({
      job_name: 'parse_raw_file_job',
      partitions: { data_source_id_partition: '7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90' },
      parameters: {
        type: 'parse',
        user_prompt: 'use *** here',
        max_pages: 3,
        languages: ['en', 'de'],
        new_count: 7,
        webhook_configurations: [{ webhook_output_format: 'json', webhook_headers: { 'X-Other': '***' } }],
      },
    });
  });
});

const unused = { fetch, clock: { now: () => 0, after: () => () => undefined }, random: () => 0 };

function expectNoSecret(value: unknown): void {
  const shown = everythingIn(value);
  expect(shown).not.toMatch(/CANARY/);
  for (const secret of SECRETS) expect(shown).not.toContain(Buffer.from(secret).toString('base64').slice(4, -4));
}

/** All that could be printed of an error or an outcome: message, hint, stack and causes. */
function everythingIn(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? '';
  const own = Object.getOwnPropertyNames(value).map((name) => String(Reflect.get(value, name)));
  return own.join('\n') + (value.cause === undefined ? '' : everythingIn(value.cause));
}
