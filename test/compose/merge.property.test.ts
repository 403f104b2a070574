import fc from 'fast-check';
import { expect, it } from 'vitest';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import type { Document } from '../../src/core/document.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Origin } from '../../src/core/origin.ts';
import type { Path } from '../../src/core/path.ts';
import { documentsOf, textAt } from '../load/load-text.ts';
import type { Project, Target } from './arbitrary-project.ts';
import { arbitraryProject, arbitraryTargets } from './arbitrary-project.ts';
import type { Expected, Says } from './reference-merge.ts';
import { layersOfProject, mergeByDefinition, plainOf } from './reference-merge.ts';
import type { WrittenProject } from './written-project.ts';
import { writeProject } from './written-project.ts';

/** Each seed makes 625 projects, each composed in four ways: 10,000 cases. */
const SEEDS = [20_260_901, 20_260_902, 20_260_903, 20_260_904];

/** How many of the cases of each seed show what could go wrong, at the least. */
const MINIMUM = {
  'a null over a mapping': 500,
  'a mapping over a null': 500,
  'a list over a mapping': 100,
  'a mapping over a list': 100,
  'a scalar over a mapping': 500,
  'a mapping over a scalar': 500,
  'a mapping over a mapping': 1_000,
  'an environment in a profile': 300,
  'an environment in the manifest': 200,
  'a profile on several ways': 500,
  'profiles three deep': 500,
  'profiles eight deep': 200,
  'a value of a profile counts': 500,
  'a flag': 500,
  'a free-form mapping': 500,
};

it.each(SEEDS)('what is composed is what the definition says, with its places and ways: seed %i', (seed) => {
  const counts = new Map<string, number>();
  const check = (project: Project, target: Target, written: WrittenProject): void => {
    const layers = layersOfProject(project, target);
    const cases = new Set<string>();
    const expected = mergeByDefinition(layers, (earlier, later) => {
      if (isJsonObject(earlier) || isJsonObject(later)) cases.add(`a ${nameOf(later)} over a ${nameOf(earlier)}`);
    });
    checkComposed(written, target, expected);
    for (const name of [...cases, ...describeCase(target, layers, expected)]) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  const property = fc.property(arbitraryProject, arbitraryTargets, (project, targets) => {
    const written = writeProject(project);
    for (const target of targets) check(project, target, written);
  });
  fc.assert(property, { numRuns: 625, seed });
  for (const [name, minimum] of Object.entries(MINIMUM)) {
    expect(counts.get(name) ?? 0, name).toBeGreaterThanOrEqual(minimum);
  }
});

function checkComposed({ texts, inputFor }: WrittenProject, target: Target, expected: Expected): void {
  const { value, diagnostics } = composeManifest(inputFor(target));
  expect(diagnostics).toEqual([]);
  const document = value?.document;
  if (document === undefined || !isJsonObject(document.value)) throw new Error('expected a manifest');
  expect(canonicalJson(document.value['spec'] ?? null)).toBe(canonicalJson(plainOf(expected)));
  expect(placeOf(document.originOf(['spec'], 'value'))).toBe('m.yaml#0 /spec');
  const entries = [...(expected.entries ?? [])];
  const described = entries.flatMap(([key, entry]) => describeDocument(document, texts, ['spec', key], entry));
  expect(described.join('\n')).toBe(entries.flatMap(([key, entry]) => describeExpected(key, entry)).join('\n'));
}

/** What a document says of a place and all below it, a line each. */
function describeDocument(document: Document, texts: ReadonlyMap<string, string>, path: Path, at: Expected): string[] {
  const origin = document.originOf(path, 'value');
  const chain = document.chainOf(path).map((step) => placeOf(step.origin));
  const read = [readAt(origin, texts), readAt(document.originOf(path, 'key'), texts)];
  const below = Array.from(at.entries ?? [], ([key, entry]) =>
    describeDocument(document, texts, [...path, key], entry),
  );
  return [line(placeOf(origin), chain, origin.kind === 'file' ? read : []), ...below.flat()];
}

/** What the definition says of them. */
function describeExpected(key: string, { last: { place, chain, value }, entries }: Expected): string[] {
  const isFlag = place.startsWith('--');
  const below = Array.from(entries ?? [], ([inner, entry]) => describeExpected(inner, entry));
  return [line(place, chain, isFlag ? [] : [value, key]), ...below.flat()];
}

function line(place: string, chain: readonly string[], read: readonly JsonValue[]): string {
  return `${place} < ${chain.join(' < ')}: ${canonicalJson(read)}`;
}

/** What the text at an origin reads as, where its position is right. */
function readAt(origin: Origin, texts: ReadonlyMap<string, string>): JsonValue {
  const text = origin.kind === 'file' ? texts.get(origin.file) : undefined;
  if (origin.kind !== 'file' || text === undefined) return 'not in a file';
  const { start } = origin.span;
  if (start.line !== text.slice(0, start.offset).split('\n').length) return `not line ${start.line}`;
  return readText(textAt(text, origin.span), start.column);
}

/** A place as the definition writes it. */
function placeOf(origin: Origin): string {
  return origin.kind === 'file' ? `${origin.file}#${origin.document} ${origin.pointer}` : origin.name;
}

const READ = new Map<string, JsonValue>();

/** What a stretch of YAML reads as, its first line where it stood. */
function readText(text: string, column: number): JsonValue {
  const whole = `${' '.repeat(column - 1)}${text}`;
  const known = READ.get(whole);
  if (known !== undefined) return known;
  const value = documentsOf(whole)[0]?.value ?? null;
  READ.set(whole, value);
  return value;
}

function nameOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'mapping' : 'scalar';
}

function describeCase({ settings }: Target, layers: readonly Says[], expected: Expected): string[] {
  const depth = Math.max(...layers.map(({ chain }) => chain.filter((step) => step.includes('/extends/')).length));
  const places = layers.map(({ place }) => place);
  const counting = countingPlaces(expected);
  const checks: Readonly<Record<string, boolean>> = {
    'an environment in a profile': places.some((place) => /^p.*environments/.test(place)),
    'an environment in the manifest': places.some((place) => /^m.*environments/.test(place)),
    'a profile on several ways': new Set(places).size < places.length,
    'profiles three deep': depth >= 3,
    'profiles eight deep': depth === 8,
    'a value of a profile counts': counting.some((place) => place.startsWith('p')),
    'a flag': settings.length > 0,
    'a free-form mapping': expected.entries?.get('unchecked_parameters')?.entries !== undefined,
  };
  return Object.entries(checks).flatMap(([name, isSeen]) => (isSeen ? [name] : []));
}

/** Where the leaves were written that count. */
function countingPlaces({ last, entries }: Expected): string[] {
  return entries === undefined ? [last.place] : [...entries.values()].flatMap(countingPlaces);
}
