import { describe, expect, test } from 'vitest';
import { problemOfPrefix, readS3Prefix } from '../../src/lint/s3-prefix.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { manifestText } from '../findings-of.ts';

describe('a place in a bucket', () => {
  test.each([
    's3://acme-parsed',
    's3://acme-parsed/',
    's3://acme.parsed.example/a',
    's3://123/a/b/',
    's3://acme-parsed-ab3cdef-s3alias/a/',
    's3://acme--use1-az4--x-s3/a/',
    `s3://${'a'.repeat(63)}/`,
    `s3://acme-parsed/${'a'.repeat(1024)}`,
    's3://acme-parsed/a..b/.c/d./',
    's3://acme-parsed/Rechnungen März 2026/',
  ])('is fine: %s', (text) => {
    expect(problemOfPrefix(text)).toBeUndefined();
  });

  test.each([
    ['s3://ab/', 'characters'],
    [`s3://${'a'.repeat(256)}/`, 'characters'],
    ['s3://-acme/', 'begins or ends'],
    ['s3://acme-/', 'begins or ends'],
    ['s3://.acme/', 'begins or ends'],
    ['s3://acme..parsed/', 'two dots'],
    ['s3://192.168.5.4/', 'IP address'],
    ['s3://xn--acme/', 'keeps for itself'],
    ['s3://sthree-acme/', 'keeps for itself'],
    ['s3://amzn-s3-demo-bucket/', 'keeps for itself'],
    ['s3://acme:9000/', 'no bucket has'],
    ['s3://äcme-parsed/', 'no bucket has'],
    ['s3://arn:aws:s3:::acme-parsed/', 'no bucket has'],
    [`s3://acme-parsed/${'ä'.repeat(513)}`, '1026 bytes'],
  ])('cannot be: %s', (text, words) => {
    expect(problemOfPrefix(text)?.message).toContain(words);
    expect(problemOfPrefix(text)?.severity).toBeUndefined();
  });

  test.each([
    ['s3://Acme-Parsed/', 'capital'],
    ['s3://acme_parsed/', 'underscore'],
    [`s3://${'a'.repeat(64)}/`, 'more than 63'],
    ['s3://acme-parsed//a/', 'empty segment'],
    ['s3://acme-parsed/a//b', 'empty segment'],
    ['s3://acme-parsed/a//', 'empty segment'],
    ['s3://acme-parsed/a/../b/', '`..`'],
    ['s3://acme-parsed/./a', '`.`'],
    ['s3://acme-parsed/a?b=c', 'query'],
    ['s3://acme-parsed?b=c', 'query'],
    ['s3://acme-parsed/a#b', 'fragment'],
  ])('is not what is meant: %s', (text, words) => {
    expect(problemOfPrefix(text)).toMatchObject({ severity: 'warning' });
    expect(problemOfPrefix(text)?.message).toContain(words);
  });

  test.each(['s3://', 'https://acme-parsed.s3.amazonaws.com/a', 'arn:aws:s3:::acme-parsed', 's3://${secret:A}/b', ''])(
    'is no business of this rule: %s',
    (text) => {
      expect(readS3Prefix(text)).toBeUndefined();
      expect(problemOfPrefix(text)).toBeUndefined();
    },
  );
});

/** Findings about shared places: `path targets`. */
function sharedIn(...manifests: readonly string[]): string[] {
  const sources = manifests.map((text, index) => ({ file: `${index}.parsebatch.yaml`, text }));
  const { diagnostics } = lintManifests(sources).findings;
  return diagnostics
    .filter(({ code }) => code === 'no-shared-s3-prefix')
    .map(({ origin, environments = [] }) => `${origin.kind === 'file' ? origin.file : ''} ${environments.join()}`);
}

describe('two batches with one place', () => {
  const base = 'source: { directory_id: dir-1 }\noutput_s3_path_prefix: s3://acme-parsed/a/';

  test('are found wherever the place is written', () => {
    const asParameter = 'source: { directory_id: dir-1 }\nparameters: { output_s3_path_prefix: s3://acme-parsed/a }';
    expect(sharedIn(manifestText(base, 'x'), manifestText(asParameter, 'y'))).toEqual(['1.parsebatch.yaml ']);
  });

  test('are those of one environment', () => {
    const staging = `${base}\nenvironments: { staging: {}, prod: { output_s3_path_prefix: s3://acme-parsed/b/ } }`;
    const prod = `${base}\nenvironments: { prod: {}, dev: {} }`;
    expect(sharedIn(manifestText(staging, 'x'), manifestText(prod, 'y'))).toEqual([]);
    const both = `${base}\nenvironments: { staging: {} }`;
    expect(sharedIn(manifestText(staging, 'x'), manifestText(both, 'y'))).toEqual(['1.parsebatch.yaml staging']);
  });

  test('are not two manifests of one name, which is reported', () => {
    expect(sharedIn(manifestText(base, 'x'), manifestText(base, 'x'))).toEqual([]);
  });

  test('are not those with other partitions, and not prefixes inside each other', () => {
    const partitioned = `${base}\npartitions: { data_source_id_partition: 7d3f2a10-5b1c-4c8e-9a54-0c2f6e1b7d90 }`;
    const inside = base.replace('/a/', '/a/b/');
    expect(sharedIn(manifestText(base, 'x'), manifestText(partitioned, 'y'), manifestText(inside, 'z'))).toEqual([]);
  });
});
