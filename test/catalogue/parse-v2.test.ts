import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import { PARSE_V1 } from '../../src/catalogue/parse-v1/index.ts';
import {
  BATCH_V2,
  batchEntryAt,
  CONFIGURATION_GROUPS,
  configurationEntryAt,
  PARSE_V2,
} from '../../src/catalogue/parse-v2/index.ts';
import { misfits, namesIn, relationsOf, testsIn } from './entry-facts.ts';

const all = [...PARSE_V2, ...BATCH_V2];
const cases = all.map((entry) => [`${entry.job} ${entry.pointer}`, entry] as const);

describe('the entries of v2', () => {
  test('stand each at a place of its own', () => {
    expect(new Set(cases.map(([name]) => name)).size).toBe(all.length);
  });

  test('are 147 of a parse configuration, each in one group, and 14 of a batch', () => {
    const grouped = Object.values(CONFIGURATION_GROUPS).flatMap((members) => Object.keys(members));
    expect(grouped).toEqual(PARSE_V2.map(({ pointer }) => pointer));
    expect([PARSE_V2.length, BATCH_V2.length]).toEqual([147, 14]);
  });

  test('are found by place, at an index too', () => {
    expect(configurationEntryAt('/page_ranges/max_pages')?.manifest).toBe('/spec/job/parameters/page_ranges/max_pages');
    expect(configurationEntryAt('/webhook_configurations/3/webhook_url')?.secret).toBe('within');
    expect(batchEntryAt('/webhook_configurations/3/webhook_url')?.manifest).toBe('/spec/webhooks/*/url');
    expect(batchEntryAt('?project_id')?.manifest).toBe('/spec/project_id');
    expect(configurationEntryAt('/nope')).toBeUndefined();
    expect(configurationEntryAt('?tier')).toBeUndefined();
  });

  test('stand below one that is a mapping or a sequence of them', () => {
    for (const { pointer, job } of all) {
      const holder = pointer.replace(/(\/\*)?\/[^/]+$/, '');
      if (holder === '' || pointer.startsWith('?')) continue;
      const outer = all.find((entry) => entry.job === job && entry.pointer === holder);
      expect(outer?.kind, pointer).toBe(pointer.slice(holder.length).startsWith('/*') ? 'records' : 'record');
    }
  });

  test('have a place in the manifest, but for what compilation writes', () => {
    expect(all.filter(({ manifest }) => manifest === undefined).map(({ pointer }) => pointer)).toEqual(['/config']);
  });

  test('that make no new run are the webhooks', () => {
    const delivery = all.filter(({ identity }) => identity === false);
    expect(delivery.length).toBeGreaterThan(0);
    for (const { pointer } of delivery) expect(pointer).toMatch(/^\/webhook_configuration(s|_ids)(\/|$)/);
    const webhooks = all.filter(({ pointer }) => pointer.startsWith('/webhook_configuration'));
    expect(webhooks).toEqual(delivery);
  });

  test('that hold credentials are marked', () => {
    const secret = all.filter((entry) => entry.secret === true).map(({ pointer }) => pointer.split('/').at(-1));
    expect(new Set(secret)).toEqual(new Set(['webhook_headers', 'webhook_signing_secret']));
    expect(secret).toHaveLength(4);
  });
});

describe('the counterparts', () => {
  test('are the same seen from v1 and from v2', () => {
    const fromV1 = PARSE_V1.flatMap(({ pointer, v2 }) => (v2 && 'pointer' in v2 ? [`${pointer} ${v2.pointer}`] : []));
    const fromV2 = all.flatMap(({ pointer, v1 = [] }) => v1.map((name) => `${pointerInV1(name)} ${pointer}`));
    expect(fromV2.toSorted()).toEqual(fromV1.toSorted());
    expect(fromV1.length).toBeGreaterThan(79);
  });

  test('lead to one job each', () => {
    for (const { pointer, v2 } of PARSE_V1) {
      if (v2 === undefined || 'removed' in v2) continue;
      const isOfBatch = /^(\?|\/source_directory_id$|\/config(\/|$))/.test(v2.pointer);
      expect((isOfBatch ? batchEntryAt : configurationEntryAt)(v2.pointer), pointer).toBeDefined();
    }
  });
});

describe.each(cases)('%s', (_, entry) => {
  const find = entry.job === 'parse-v2' ? configurationEntryAt : batchEntryAt;

  test('is summed up in one line', () => {
    expect(entry.summary).toMatch(/^[A-Z0-9].{10,108}\.$/);
    for (const value of entry.enum ?? []) if (value.summary !== undefined) expect(value.summary).toMatch(/^.+\.$/);
  });

  test('has relations to settings and values that exist', () => {
    for (const { when } of relationsOf(entry)) {
      for (const name of namesIn(when)) expect(find(name), name).toBeDefined();
      for (const { parameter, equals } of testsIn(when)) {
        if (equals !== undefined) expect(misfits(find(parameter) as CatalogueEntry, equals), parameter).toEqual([]);
      }
    }
  });

  test('is an error only where a source says so', () => {
    for (const fact of [entry.range, entry.minItems, entry.maxItems, entry.pattern, entry.format]) {
      if (fact !== undefined) expect(['documented', 'schema']).toContain(fact.basis);
    }
  });

  test('has an example that satisfies it and shows no credential', () => {
    const isPlain = entry.kind === 'boolean' || entry.kind === 'record' || entry.kind === 'const';
    if (!isPlain) expect(entry.example).toBeDefined();
    if (entry.example !== undefined) expect(misfits(entry, entry.example)).toEqual([]);
    if (entry.default !== undefined) expect(misfits(entry, entry.default.value)).toEqual([]);
    if (entry.secret === true) expect(JSON.stringify(entry.example)).toContain('${secret:');
  });
});

function pointerInV1(name: string): string {
  return /^[/?]/.test(name) ? name : `/job_config/parameters/${name}`;
}
