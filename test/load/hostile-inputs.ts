import { DEFAULT_LIMITS } from '../../src/load/limits.ts';

/** A text too large to be kept in a file, with the first finding that it gives and how many there are. */
export interface HostileInput {
  readonly name: string;
  readonly make: () => string;
  /** `line:column code`; absent where nothing is wrong. */
  readonly first?: string;
  /** One where `first` is there and none otherwise. */
  readonly count?: number;
}

/** Enough to tell what is quadratic, and quick enough for what is not. */
const SIZE = DEFAULT_LIMITS.bytes / 4;

/** As many repetitions as that size allows, `reserved` bytes left for what stands around them. */
function fill(part: string, reserved = 0): string {
  return part.repeat(Math.floor((SIZE - reserved) / part.length));
}

/** Inputs that make readers of YAML slow, or crash. */
export const HOSTILE_INPUTS: readonly HostileInput[] = [
  { name: 'open brackets', make: () => '['.repeat(100_000), first: '1:65 yaml/too-deep' },
  { name: 'open braces', make: () => fill('{a: '), first: '1:257 yaml/too-deep' },
  { name: 'dashes', make: () => fill('- '), first: '1:129 yaml/too-deep' },
  { name: 'question marks', make: () => fill('? '), first: '1:129 yaml/too-deep' },
  { name: 'colons with spaces', make: () => fill(': '), first: '1:129 yaml/too-deep' },
  { name: 'colons', make: () => fill(':'), first: '1:1 yaml/syntax' },
  { name: 'deeper and deeper lines', make: deeperLines, first: '65:65 yaml/too-deep' },
  {
    name: 'one key more than the limit allows, ten times',
    make: () => numberedKeys(60_000),
    first: '10001:1 yaml/too-many-keys',
  },
  { name: 'the same key', make: () => 'a: 1\n'.repeat(10_000), first: '2:1 yaml/duplicate-key', count: 1_001 },
  { name: 'empty keys', make: () => fill(':\n'), first: '10001:1 yaml/too-many-keys' },
  { name: 'double quotes', make: () => fill('"'), first: '1:200001 yaml/too-many-values' },
  { name: 'one long unclosed quote', make: () => `"${fill('a', 1)}`, first: '1:1 yaml/syntax' },
  { name: 'escaped quotes', make: () => `"${fill('\\"', 1)}`, first: '1:1 yaml/syntax' },
  { name: 'single quotes', make: () => fill("'") },
  { name: 'block headers', make: () => fill('|'), first: '1:2 yaml/syntax' },
  { name: 'a block text of blank lines', make: () => `|\n${fill(' \n', 2)}` },
  { name: 'anchors', make: () => fill('&a '), first: '1:4 yaml/syntax' },
  { name: 'exclamation marks', make: () => fill('!'), first: '1:1 yaml/tag' },
  { name: 'tags', make: () => fill('! '), first: '1:3 yaml/syntax' },
  { name: 'number signs', make: () => fill('#'), first: '1:1 yaml/empty' },
  { name: 'comment lines', make: () => fill('#\n'), first: '1:1 yaml/empty' },
  { name: 'tabs', make: () => fill('\t'), first: '1:1 yaml/empty' },
  { name: 'line feeds', make: () => fill('\n'), first: '1:1 yaml/empty' },
  { name: 'one long line', make: () => `a: ${fill('x', 3)}` },
  { name: 'one long key', make: () => `${fill('x', 3)}: 1`, first: '1:1 yaml/syntax' },
  { name: 'digits', make: () => fill('9'), first: '1:1 yaml/number-range' },
  { name: 'document markers', make: () => fill('---\n'), first: '10001:1 yaml/too-many-documents' },
  { name: 'document ends', make: () => fill('a\n...\n'), first: '20002:1 yaml/too-many-documents' },
  { name: 'directives', make: () => fill('%\n'), first: '1:1 yaml/directive', count: 1_002 },
  { name: 'items', make: () => fill('-\n'), first: '100001:1 yaml/too-many-values' },
  { name: 'aliases', make: () => `- &a x\n${fill('- *a\n', 7)}`, first: '102:3 yaml/too-many-aliases' },
  { name: 'stray brackets', make: () => fill(']'), first: '1:1 yaml/syntax' },
  { name: 'control characters', make: () => fill('\u0001\n'), first: '1:1 yaml/control-character', count: 1_001 },
  {
    name: 'torn references',
    make: () => '- ${a: b}\n'.repeat(9_000),
    first: '1:3 yaml/unquoted-reference',
    count: 1_001,
  },
  {
    name: 'one byte too many',
    make: () => `a: ${'x'.repeat(DEFAULT_LIMITS.bytes - 2)}`,
    first: '1:1048577 yaml/too-large',
  },
];

function numberedKeys(count: number): string {
  return Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');
}

function deeperLines(): string {
  return Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}k:\n`).join('');
}
