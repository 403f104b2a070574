import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import { PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import { parseV2Shape } from '../../src/emulator/configurations/parse-v2-shape.ts';
import { hasOpenApiDocument, OPENAPI_DOCUMENT } from './openapi-document.ts';
import { start } from './start.ts';
import { CONFIGURATIONS, PARAMETERS, save } from './v2.ts';

const OTHER_PROJECT = 'project_id=6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

describe('a saved configuration', () => {
  test('is given back as it was sent', async () => {
    const server = await start();
    const parameters = { ...PARAMETERS, page_ranges: { target_pages: '1-3' }, brand_new: { knob: 1 } };
    const saved = await server.call('POST', CONFIGURATIONS, { name: 'invoices', parameters });
    expect(saved).toMatchObject({
      status: 201,
      body: { id: expect.stringMatching(/^cfg-/), name: 'invoices', product_type: 'parse_v2', parameters },
    });
    expect((await server.call('GET', `${CONFIGURATIONS}/${saved.body.id}`)).body).toEqual(saved.body);
    expect((await server.call('GET', `${CONFIGURATIONS}/cfg-none`)).status).toBe(404);
  });

  test('is changed in its place by another of the same name and product in the project', async () => {
    const server = await start();
    const id = await save(server, {}, 'a');
    const before = (await server.call('GET', `${CONFIGURATIONS}/${id}`)).body;
    server.clock.advance(1000);
    expect(await save(server, { tier: 'agentic', version: 'latest' }, 'a')).toBe(id);
    const after = (await server.call('GET', `${CONFIGURATIONS}/${id}`)).body;
    expect(after).toMatchObject({ parameters: { tier: 'agentic' }, created_at: before.created_at });
    expect(after.version > before.version).toBe(true);
    const others = [
      await save(server, {}, 'b'),
      await save(server, { product_type: 'extract_v2', data_schema: {}, tier: 'agentic' }, 'a'),
      (await server.call('POST', `${CONFIGURATIONS}?${OTHER_PROJECT}`, { name: 'a', parameters: PARAMETERS })).body.id,
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });

  test('is changed and removed by its id', async () => {
    const server = await start();
    const id = await save(server);
    const path = `${CONFIGURATIONS}/${id}`;
    const renamed = await server.call('PUT', path, { name: 'other', parameters: null });
    expect(renamed).toMatchObject({ status: 200, body: { id, name: 'other', parameters: PARAMETERS } });
    const parameters = { product_type: 'parse_v2', tier: 'agentic', version: 'latest' };
    expect((await server.call('PUT', path, { parameters })).body).toMatchObject({ name: 'other', parameters });
    expect((await server.call('PUT', path, { name: '' })).status).toBe(422);
    expect((await server.call('DELETE', path)).status).toBe(204);
    for (const method of ['GET', 'DELETE']) expect((await server.call(method, path)).status).toBe(404);
  });

  test('outlives the server', async () => {
    const first = await start();
    const id = await save(first, { page_ranges: { max_pages: 3 } });
    await first.close();
    const second = await start({ store: first.store });
    expect((await second.call('GET', `${CONFIGURATIONS}/${id}`)).body.parameters).toEqual({
      ...PARAMETERS,
      page_ranges: { max_pages: 3 },
    });
    expect(await save(second)).toBe(id);
  });
});

test('a list of configurations has those of the project, filters, and goes by tokens', async () => {
  const server = await start();
  const [a, b] = [await save(server, {}, 'a'), await save(server, {}, 'b')];
  const extract = await save(server, { product_type: 'extract_v2', data_schema: {}, tier: 'agentic' }, 'a');
  await server.call('POST', `${CONFIGURATIONS}?${OTHER_PROJECT}`, { name: 'a', parameters: PARAMETERS });
  const ids = async (query: string) =>
    (await server.call('GET', `${CONFIGURATIONS}?${query}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await ids('')).toEqual([a, b, extract]);
  expect(await ids('name=a')).toEqual([a, extract]);
  expect(await ids('product_type=parse_v2')).toEqual([a, b]);
  expect(await ids('product_type=extract_v2&product_type=split_v1')).toEqual([extract]);
  const page = (await server.call('GET', `${CONFIGURATIONS}?page_size=2`)).body;
  expect([page.total_size, await ids(`page_size=2&page_token=${page.next_page_token}`)]).toEqual([null, [extract]]);
  server.clock.advance(1000);
  await server.call('PUT', `${CONFIGURATIONS}/${a}`, { name: 'b' });
  expect(await ids('product_type=parse_v2&name=b')).toEqual([a, b]);
  expect(await ids('product_type=parse_v2&name=b&latest_only=true')).toEqual([a]);
  expect((await server.call('GET', `${CONFIGURATIONS}?product_type=parse`)).body.detail[0].loc[1]).toBe('product_type');
});

describe('parameters that are refused', () => {
  test.each([
    [{ tier: undefined }, ['tier'], 'missing'],
    [{ version: undefined }, ['version'], 'missing'],
    [{ tier: 'best' }, ['tier'], 'literal_error'],
    [{ version: '2026-08-19' }, ['version'], 'value_error'],
    [{ page_ranges: { max_pages: 0 } }, ['page_ranges', 'max_pages'], 'greater_than_equal'],
    [{ page_ranges: { target_page: '1' } }, ['page_ranges', 'target_page'], 'extra_forbidden'],
    [{ page_ranges: { target_pages: '0-3' } }, ['page_ranges', 'target_pages'], 'value_error'],
    [{ page_ranges: { target_pages: '1-3,3' } }, ['page_ranges', 'target_pages'], 'value_error'],
    [{ page_ranges: { target_pages: '3-1' } }, ['page_ranges', 'target_pages'], 'value_error'],
    [{ page_ranges: null }, ['page_ranges'], 'model_attributes_type'],
    [{ crop_box: { top: 1.5 } }, ['crop_box', 'top'], 'less_than_equal'],
    [{ fast_options: { speed: 1 } }, ['fast_options', 'speed'], 'extra_forbidden'],
    [{ agentic_options: { custom_prompt: 'x' } }, ['agentic_options'], 'value_error'],
    [{ tier: 'agentic', version: 'latest', fast_options: {} }, ['fast_options'], 'value_error'],
    [{ processing_options: { forms: 'enrich' } }, ['processing_options', 'forms'], 'value_error'],
    [
      { processing_options: { cost_optimizer: { enable: true } } },
      ['processing_options', 'cost_optimizer', 'enable'],
      'value_error',
    ],
    [
      { processing_options: { ocr_parameters: { languages: ['zh'] } } },
      ['processing_options', 'ocr_parameters', 'languages', 0],
      'literal_error',
    ],
    [
      { processing_options: { auto_mode_configuration: [{}] } },
      ['processing_options', 'auto_mode_configuration', 0, 'parsing_conf'],
      'missing',
    ],
    [
      { processing_control: { job_failure_conditions: { allowed_page_failure_ratio: 0 } } },
      ['processing_control', 'job_failure_conditions', 'allowed_page_failure_ratio'],
      'greater_than',
    ],
    [
      { webhook_configurations: [{ webhook_url: 'ftp://x' }] },
      ['webhook_configurations', 0, 'webhook_url'],
      'string_pattern_mismatch',
    ],
    [
      { webhook_configurations: [{ webhook_secret: 'x' }] },
      ['webhook_configurations', 0, 'webhook_secret'],
      'extra_forbidden',
    ],
    [{ webhook_configuration_ids: ['1', '2', '3', '4', '5'] }, ['webhook_configuration_ids'], 'too_long'],
  ])('%j is a 422 at its place', async (parameters, loc, type) => {
    const server = await start();
    const body = { name: 'x', parameters: { ...PARAMETERS, ...parameters } };
    const answer = await server.call('POST', CONFIGURATIONS, body);
    expect(answer.status).toBe(422);
    expect(answer.body.detail).toMatchObject([{ loc: ['body', 'parameters', 'parse_v2', ...loc], type }]);
  });

  test.each([
    [{ name: 'x' }, ['body', 'parameters'], 'missing'],
    [{ name: 'x'.repeat(256), parameters: PARAMETERS }, ['body', 'name'], 'string_too_long'],
    [{ name: 'x', parameters: {} }, ['body', 'parameters'], 'union_tag_not_found'],
    [{ name: 'x', parameters: { product_type: 'parse' } }, ['body', 'parameters'], 'union_tag_invalid'],
    [
      { name: 'x', parameters: { product_type: 'extract_v2' } },
      ['body', 'parameters', 'extract_v2', 'data_schema'],
      'missing',
    ],
  ])('%j is a 422 at its place', async (body, loc, type) => {
    const server = await start();
    const answer = await server.call('POST', CONFIGURATIONS, body);
    expect(answer).toMatchObject({ status: 422, body: { detail: [{ loc, type }] } });
  });
});

test.skipIf(!hasOpenApiDocument)(
  'the shape of parse parameters refuses what the OpenAPI document refuses, and nothing else',
  () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(JSON.parse(readFileSync(OPENAPI_DOCUMENT, 'utf8')), 'openapi');
    const fits = ajv.getSchema('openapi#/components/schemas/ParseV2Parameters');
    // What SDK 2.16.0 has and the document does not, no schema of the document can speak about.
    const entries = PARSE_V2.filter(({ since, kind }) => since === undefined && kind !== 'const');
    const value = fc.constantFrom(
      null,
      true,
      0,
      1,
      0.5,
      -1,
      8000,
      '',
      'x',
      '1',
      'en',
      'latest',
      [],
      ['x'],
      {},
      { x: 1 },
      [{}],
    );
    fc.assert(
      fc.property(fc.constantFrom(...entries), value, (entry, written) => {
        const parameters = holding(entry, written);
        const problems = parseV2Shape(parameters, []).filter(({ type }) => type !== 'value_error');
        expect([parameters, problems.length === 0]).toEqual([parameters, fits?.(parameters)]);
      }),
      { numRuns: 3000, seed: 7 },
    );
  },
);

/** Parameters that hold a value at the place of an entry, in one item of each list on the way. */
function holding({ pointer }: CatalogueEntry, written: unknown): { [key: string]: never } {
  const parsing = { parsing_conf: {} };
  const inner = pointer
    .slice(1)
    .split('/')
    .reduceRight<unknown>((value, key) => {
      if (key === '*')
        return [pointer.includes('auto_mode_configuration') ? { ...parsing, ...(value as object) } : value];
      return { [key]: value };
    }, written);
  return { ...PARAMETERS, ...(inner as object) } as never;
}
