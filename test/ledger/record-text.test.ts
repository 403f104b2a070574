import { describe, expect, test } from 'vitest';
import type { LedgerRecord } from '../../src/ledger/record.ts';
import { decodeRecord, encodeRecord } from '../../src/ledger/record-text.ts';
import { blocksOf } from '../markdown-blocks.ts';
import { adopted, created, finalOf, intent, resultOf, runRecord, WORDS } from './sample-records.ts';

const RECORDS: readonly LedgerRecord[] = [
  runRecord(3),
  runRecord(1, { environment: 'prod', row: 'tenant=acme', generation: 2, cause: { kind: 'new' } }),
  runRecord(1, { source: { kind: 'items', itemIds: ['a', 'b'] }, shardSize: 2, shards: [{ first: 0, count: 2 }] }),
  runRecord(1, { source: { kind: 'files', files: [] }, shards: [{ first: 0, count: 0 }] }),
  { ...intent(1, 1), directoryId: 'dir-2' },
  created(1, 1, 'bjb-1'),
  resultOf(1, 1, { outcome: 'not-sent', reason: 'no route' }),
  resultOf(1, 1, { outcome: 'rejected', status: 402, detail: '' }),
  resultOf(1, 1, { outcome: 'rate-limited', retryAfterSeconds: 3 }),
  resultOf(1, 1, { outcome: 'unknown', reason: 'reset' }),
  finalOf(1, 1, 'bjb-1', ['dfl-1']),
  adopted(2, 3, 'bjb-2'),
  ...WORDS,
];

const textOf = (record: LedgerRecord): string => new TextDecoder().decode(encodeRecord(record));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a record', () => {
  test.each(RECORDS.map((record) => [record.record, record] as const))('is read as it was written: %s', (_, record) => {
    expect(decodeRecord(encodeRecord(record), record)).toEqual({ kind: 'record', record });
  });

  test('is one line of canonical JSON with a line feed', () => {
    expect(textOf(resultOf(1, 2, { outcome: 'not-sent', reason: 'é' }))).toBe(
      '{"at":"2026-01-01T12:00:00.000Z","attempt":2,"record":"result","result":{"outcome":"not-sent","reason":"é"},' +
        '"shard":1,"tool":"parsebatch 0.0.0","version":1}\n',
    );
  });

  test('is written whatever half characters the server says', () => {
    const record = resultOf(1, 1, { outcome: 'rejected', status: 400, detail: 'a\ud83d' });
    expect(decodeRecord(encodeRecord(record), record)).toMatchObject({ record: { result: { detail: 'a\ufffd' } } });
  });

  test.each(RECORDS.map((record) => [record.record, record] as const))(
    'is damaged wherever a byte of it is missing: %s',
    (_, record) => {
      const bytes = encodeRecord(record);
      for (let end = 0; end < bytes.length; end += 1) {
        expect(decodeRecord(bytes.slice(0, end), record).kind).toBe('damaged');
      }
    },
  );

  test.each(RECORDS.map((record) => [record.record, record] as const))(
    'is damaged without any of its required fields, and with one more: %s',
    (_, record) => {
      const optional = ['environment', 'row', 'directoryId', 'reason'];
      for (const name of Object.keys(record).filter((field) => !optional.includes(field))) {
        const { [name]: _gone, ...rest } = record as unknown as Record<string, unknown>;
        expect(decodeRecord(bytesOf(`${JSON.stringify(rest)}\n`), record)).toMatchObject({ kind: 'damaged' });
      }
      const more = bytesOf(textOf(record).replace('"at"', '"aa":1,"at"'));
      expect(decodeRecord(more, record)).toEqual({ kind: 'damaged', mistake: 'it has a field that is not known' });
    },
  );

  test('is what the guide shows', () => {
    const shown = blocksOf('docs/guide/ledger.md').filter(({ language }) => language === 'json');
    expect(shown).toHaveLength(1);
    for (const { text } of shown) {
      const key = { record: 'result', shard: 1, attempt: 1 } as const;
      expect(decodeRecord(bytesOf(text), key)).toMatchObject({ kind: 'record', record: { shard: 1 } });
    }
  });

  test('of a newer version is told from a damaged one', () => {
    const bytes = bytesOf('{"something":"else","version":2}\n');
    expect(decodeRecord(bytes, { record: 'run' })).toEqual({ kind: 'newer', version: 2 });
  });

  test('counts only in its own place', () => {
    const record = created(1, 2, 'bjb-1');
    for (const key of [
      { ...record, attempt: 1 },
      { ...record, shard: 2 },
      { ...record, record: 'final' as const },
    ]) {
      expect(decodeRecord(encodeRecord(record), key)).toEqual({
        kind: 'damaged',
        mistake: 'it belongs to another place',
      });
    }
  });

  test.each([
    ['a key twice', (text: string) => text.replace('"attempt":1', '"attempt":2,"attempt":1')],
    ['white space', (text: string) => text.replace(':', ': ')],
    ['no line feed', (text: string) => text.trimEnd()],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['half a character', (text: string) => text.replace('bjb-1', '\\ud83d')],
  ])('with %s is damaged', (_, edit) => {
    const record = created(1, 1, 'bjb-1');
    expect(decodeRecord(bytesOf(edit(textOf(record))), record).kind).toBe('damaged');
  });

  test.each([
    [
      'a gap',
      {
        shards: [
          { first: 0, count: 1 },
          { first: 2, count: 1 },
        ],
      },
    ],
    [
      'an overlap',
      {
        shards: [
          { first: 0, count: 1 },
          { first: 0, count: 1 },
        ],
      },
    ],
    ['less than the source', { shards: [{ first: 0, count: 1 }] }],
    [
      'more than the source',
      {
        shards: [
          { first: 0, count: 1 },
          { first: 1, count: 2 },
        ],
      },
    ],
    ['a larger slice than told', { shards: [{ first: 0, count: 2 }] }],
    ['no shard', { shards: [] }],
    ['a name that is no label', { name: '../x' }],
    ['a row that a terminal would act on', { row: 't=\u001b[2J' }],
    ['a source out of order', { source: { kind: 'items', itemIds: ['b', 'a'] } }],
    ['settings that are a list', { settings: [] }],
    ['a setting that has no place', { settings: { tier: '0123456789abcdef' } }],
    ['a setting that is no hash', { settings: { '/spec/parameters/tier': 'fast' } }],
    ['a first cause later', { generation: 2 }],
    ['a later cause first', { cause: { kind: 'all' } }],
  ] as const)('run.json with %s is damaged', (_, more) => {
    const record = runRecord(2);
    const bytes = bytesOf(textOf(record));
    expect(decodeRecord(bytes, record).kind).toBe('record');
    const wrong = JSON.stringify({ ...record, ...more });
    expect(decodeRecord(bytesOf(wrong), record)).toMatchObject({
      kind: 'damaged',
      mistake: expect.stringMatching(/^`\//),
    });
  });
});
