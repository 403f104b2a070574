import { describe, expect, test } from 'vitest';
import { CLASSIFY_JOB, CLASSIFY_V1, classifyEntryAt } from '../../src/catalogue/classify-v1/index.ts';
import { isDelivery } from '../../src/catalogue/delivery.ts';
import { misfits } from './entry-facts.ts';

describe('the entries of a classify job', () => {
  test('stand each at a place of its own, in the request and in the manifest', () => {
    expect(new Set(CLASSIFY_V1.map(({ pointer }) => pointer)).size).toBe(CLASSIFY_V1.length);
    const places = CLASSIFY_V1.flatMap(({ manifest }) => manifest ?? []);
    expect(new Set(places).size).toBe(places.length);
    expect([CLASSIFY_JOB.length, CLASSIFY_V1.length]).toEqual([8, 17]);
  });

  test('are found by place, at an index too', () => {
    expect(classifyEntryAt('/job_config/rules/3/type')?.manifest).toBe('/spec/parameters/rules/*/type');
    expect(classifyEntryAt('/job_config/user_id')?.manifest).toBe('/spec/tracking/user_id');
    expect(classifyEntryAt('/job_config/parameters')).toBeUndefined();
  });

  test('that a record has to have are stated by the manifest or derived', () => {
    const required = CLASSIFY_V1.filter((entry) => entry.required === true).map(({ pointer }) => pointer);
    expect(required).toEqual([
      '/job_config/rules',
      '/job_config/rules/*/type',
      '/job_config/rules/*/description',
      '/job_config/id',
      '/job_config/status',
      '/job_config/user_id',
      '/job_config/project_id',
    ]);
  });

  test('make a new run but for the user', () => {
    expect(CLASSIFY_V1.filter(({ identity }) => identity === false).map(({ manifest }) => manifest)).toEqual([
      '/spec/tracking/user_id',
    ]);
    expect(isDelivery(['spec', 'tracking', 'user_id'])).toBe(true);
    expect(isDelivery(['spec', 'parameters', 'rules'])).toBe(false);
  });
});

describe.each(CLASSIFY_V1.map((entry) => [entry.pointer, entry] as const))('%s', (_, entry) => {
  test('is summed up in one line', () => {
    expect(entry.summary).toMatch(/^[A-Z0-9].{10,108}\.$/);
  });

  test('has an example and a default that fit', () => {
    if (entry.kind !== 'record') expect(entry.example).toBeDefined();
    if (entry.example !== undefined) expect(misfits(entry, entry.example)).toEqual([]);
    if (entry.default !== undefined) expect(misfits(entry, entry.default.value)).toEqual([]);
  });
});
