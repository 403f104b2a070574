import { describe, expect, it } from 'vitest';
import type { InputLimits } from '../../src/load/limits.ts';
import { DEFAULT_LIMITS } from '../../src/load/limits.ts';
import { documentsOf, findingsOf } from './load-text.ts';

const within = (limits: Partial<InputLimits>): InputLimits => ({ ...DEFAULT_LIMITS, ...limits });

describe('the size limit', () => {
  it('counts bytes, not characters', () => {
    expect(findingsOf('a: é', within({ bytes: 5 }))).toEqual([]);
    expect(findingsOf('a: é', within({ bytes: 4 }))).toEqual(['1:4 yaml/too-large']);
  });
});

describe('the depth limit', () => {
  it.each([
    ['flow sequences', '[[[]]]', '[[[[]]]]', '1:4'],
    ['flow mappings', '{a: {a: {}}}', '{a: {a: {a: {}}}}', '1:13'],
    ['block mappings', 'a:\n a:\n  a: 1', 'a:\n a:\n  a:\n   a: 1', '4:4'],
    ['block sequences', '- - - a', '- - - - a', '1:7'],
    ['explicit keys', '? ? ? a', '? ? ? ? a', '1:7'],
    ['pairs in flow sequences', '[[a: 1]]', '[a: [b: 1]]', '1:6'],
    ['a mix of all', '- a: [1]', '- a: [{}]', '1:7'],
  ])('holds for %s', (_name, exactly, oneOver, position) => {
    expect(findingsOf(exactly, within({ depth: 3 })).filter((line) => line.includes('too-deep'))).toEqual([]);
    expect(findingsOf(oneOver, within({ depth: 3 }))).toEqual([`${position} yaml/too-deep`]);
  });

  it('is 64 by default', () => {
    expect(findingsOf(`${'['.repeat(64)}${']'.repeat(64)}`)).toEqual([]);
    expect(findingsOf(`${'['.repeat(65)}${']'.repeat(65)}`)).toEqual(['1:65 yaml/too-deep']);
  });

  it('never allows more than the call stack can bear', () => {
    const generous = within({ depth: 1_000_000 });
    expect(findingsOf(`${'['.repeat(500)}${']'.repeat(500)}`, generous)).toEqual([]);
    expect(findingsOf('['.repeat(100_000), generous)).toEqual(['1:501 yaml/too-deep']);
    expect(findingsOf('- '.repeat(100_000), generous)).toEqual(['1:1001 yaml/too-deep']);
    expect(findingsOf('{a: '.repeat(100_000), generous)).toEqual(['1:2001 yaml/too-deep']);
  });

  it('holds for what aliases put inside each other', () => {
    expect(findingsOf('a: &a [[1]]\nb: *a', within({ depth: 3 }))).toEqual([]);
    expect(findingsOf('a: &a [[1]]\nb: [*a]', within({ depth: 3 }))).toEqual(['2:5 yaml/too-deep /b/0']);
  });
});

describe('the limit of keys', () => {
  it('counts the keys of all mappings and documents', () => {
    const text = 'a: {b: 1, c}\n---\n? d\n: [e: 1]\n';
    expect(findingsOf(text, within({ keys: 5 }))).toEqual([]);
    expect(findingsOf(text, within({ keys: 4 }))).toEqual(['4:4 yaml/too-many-keys']);
    expect(findingsOf(text, within({ keys: 2 }))).toEqual(['1:11 yaml/too-many-keys']);
  });

  it('is 10,000 by default', () => {
    const keys = (count: number): string => Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
    expect(findingsOf(keys(10_000))).toEqual([]);
    expect(findingsOf(keys(10_001))).toEqual(['10001:1 yaml/too-many-keys']);
    expect(findingsOf(keys(60_000))).toEqual(['10001:1 yaml/too-many-keys']);
  });
});

describe('the limit of aliases', () => {
  it('counts the aliases of all documents', () => {
    const text = 'a: &a {x: 1}\nb: *a\nc: {<<: *a}\n---\nd: &a x\n*a : 1\n';
    expect(findingsOf(text, within({ aliases: 3 }))).toEqual([]);
    expect(findingsOf(text, within({ aliases: 2 }))).toEqual(['6:1 yaml/too-many-aliases']);
  });

  it('is 100 by default', () => {
    const aliases = (count: number): string => `- &a 1\n${'- *a\n'.repeat(count)}`;
    expect(findingsOf(aliases(100))).toEqual([]);
    expect(findingsOf(aliases(101))).toEqual(['102:3 yaml/too-many-aliases']);
  });
});

describe('the bounds that are no options', () => {
  it('hold the values of a file at 100,000', () => {
    expect(findingsOf(`[${'1,'.repeat(99_999)}]`)).toEqual([]);
    expect(findingsOf(`[${'1,'.repeat(100_000)}]`)).toEqual(['1:200000 yaml/too-many-values']);
  });

  it('hold the documents of a file at 10,000', () => {
    expect(findingsOf('--- 1\n'.repeat(10_000))).toEqual([]);
    expect(findingsOf('--- 1\n'.repeat(10_001))).toEqual(['10001:1 yaml/too-many-documents']);
    expect(findingsOf('1\n...\n'.repeat(10_001))).toEqual(['20002:1 yaml/too-many-documents']);
  });

  it('hold what aliases add at 100,000 values', () => {
    const ofThousand = (aliases: number): string => `- &a [${'1,'.repeat(999)}]\n${'- *a\n'.repeat(aliases)}`;
    expect(findingsOf(ofThousand(100))).toEqual([]);
    const oneMore = ofThousand(100).replace('[', '[1,');
    expect(findingsOf(oneMore)).toEqual(['101:3 yaml/alias-expansion /100']);
    expect(documentsOf(oneMore)[0]?.value).toBeUndefined();
  });

  it('list a thousand findings of one kind and say that there are more', () => {
    const found = findingsOf('- !x 1\n'.repeat(1_500));
    expect(found).toHaveLength(1_001);
    expect(found.at(-1)).toBe('1001:3 yaml/more-findings /1000');
  });
});

describe('a file over a limit', () => {
  it('gives one finding, at the first place over any limit, and no documents', () => {
    const text = '# \u200e\na: 1\na: 2\nb: [[[1]]]\n---\nc: *x\n';
    expect(findingsOf(text, within({ depth: 3 }))).toEqual(['4:6 yaml/too-deep']);
    expect(findingsOf(text, within({ depth: 3, keys: 2 }))).toEqual(['4:1 yaml/too-many-keys']);
    expect(findingsOf(text, within({ depth: 3, keys: 1 }))).toEqual(['3:1 yaml/too-many-keys']);
    expect(documentsOf(text, within({ depth: 3 }))).toEqual([]);
  });
});
