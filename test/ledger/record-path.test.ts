import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchPath, fileOf, parsePath, runPath, scopePath } from '../../src/ledger/record-path.ts';
import { formatRun } from '../../src/ledger/run-id.ts';
import { arbitraryBatch } from './arbitrary-batch.ts';
import { DIGEST, hash, SCOPE } from './sample-records.ts';

describe('a run', () => {
  test('is written as its path from the name on', () => {
    const run = { name: 'fleet', environment: 'prod', row: 'tenant=Acme%20Ltd.', digest: DIGEST, generation: 12 };
    expect(formatRun(run)).toBe(`fleet.prod.tenant=Acme%20Ltd./${DIGEST}/g0012`);
  });
});

describe('a path', () => {
  test('tells the batch, the digest, the generation and the record', () => {
    const run = { name: 'fleet', environment: 'prod', row: 'tenant=Acme%20Ltd.', digest: DIGEST, generation: 1 };
    const key = { record: 'intent', shard: 12, attempt: 3 } as const;
    const path = `${runPath(SCOPE, run, hash)}/${fileOf(key)}`;
    expect(path).toBe(
      `v1/default/api.cloud.llamaindex.ai/p-1/fleet.prod.tenant=%41cme%20%4Ctd%2E` +
        `/${DIGEST}/g0001/s0012.a3.intent.json`,
    );
    const { digest, generation, ...name } = run;
    expect(parsePath(path, hash)).toEqual({ run: runPath(SCOPE, run, hash), batch: name, digest, generation, key });
  });

  test('is good on every file system and as a git ref, whatever the row', () => {
    fc.assert(
      fc.property(arbitraryBatch, (name) => {
        const parts = batchPath(SCOPE, name, hash).split('/');
        expect(parts).toHaveLength(5);
        for (const part of parts) {
          expect(part).toMatch(/^(?:[a-z0-9_.=,+-]|%[0-9A-F]{2})+$/);
          expect(part).not.toMatch(/^\.|\.$|\.\.|\.lock$|(^|\.)(con|nul|aux|prn|com\d|lpt\d)(\.|$)/);
          expect(part.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });

  test('is another for every batch, also where case is ignored', () => {
    fc.assert(
      fc.property(arbitraryBatch, arbitraryBatch, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(batchPath(SCOPE, one, hash).toLowerCase()).not.toBe(batchPath(SCOPE, other, hash).toLowerCase());
      }),
    );
    const [upper, lower] = ['t=ACME', 't=acme'].map((values) => batchPath(SCOPE, { name: 'x', row: values }, hash));
    expect(upper?.toLowerCase()).not.toBe(lower?.toLowerCase());
  });

  test('of a long row is cut, and still another for each', () => {
    const [one = '', other = ''] = ['ä', 'ö'].map((end) =>
      batchPath(SCOPE, { name: 'x', row: `t=${encodeURIComponent('ä'.repeat(300) + end)}` }, hash),
    );
    expect(one).not.toBe(other);
    expect(one).toMatch(/\/x\.t=(?:%C3%A4)+(?:%C3)?\+[0-9a-f]{32}$/);
    const place = parsePath(`${one}/${DIGEST}/g0001/run.json`, hash);
    expect(place).toMatchObject({ batch: undefined, generation: 1, key: { record: 'run' } });
  });

  test('of names that are reserved somewhere is encoded and read again', () => {
    for (const name of ['con', 'nul', 'com1', 'lock', 'aux']) {
      const path = `${runPath(SCOPE, { name, environment: 'lock', digest: DIGEST, generation: 1 }, hash)}/run.json`;
      expect(path).toContain('.%6Cock/');
      expect(parsePath(path, hash)?.batch).toEqual({ name, environment: 'lock' });
    }
  });

  test.each([
    ['LOCALHOST:8080', 'localhost_8080'],
    ['[::1]:80', '%5B%3A%3A1%5D_80'],
    ['local', 'local'],
    ['../x', '%2E%2E%2Fx'],
    ['..', '%2E%2E'],
    ['a..b.', 'a%2E%2Eb%2E'],
  ])('has the endpoint %j as %j', (endpoint, part) => {
    expect(scopePath({ ...SCOPE, endpoint }, hash)).toBe(`v1/default/${part}/p-1`);
  });

  test.each([
    'run.json',
    `v1/default/h/p/invoices/${DIGEST}/g0001/s0001.a1.intent.json.tmp`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/s1.a1.intent.json`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/s0000.a1.intent.json`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/s0001.a0.intent.json`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/s0001.a01.intent.json`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/ack.0.json`,
    `v1/default/h/p/invoices/${DIGEST}/g0001/x/run.json`,
    `v1/default/h/p/Invoices/${DIGEST}/g0001/run.json`,
    `v1/default/h/p/%69nvoices/${DIGEST}/g0001/run.json`,
    `v2/default/h/p/invoices/${DIGEST}/g0001/run.json`,
  ])('%s is that of no record', (path) => {
    expect(parsePath(path, hash)).toBeUndefined();
  });
});
