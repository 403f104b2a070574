import { describe, expect, test } from 'vitest';
import { createRandom, pick } from '../../../bench/random.ts';
import type { Compared } from './compare-readers.ts';
import { compareReaders } from './compare-readers.ts';
import { mutate } from './mutants.ts';
import { manifestTexts, otherTexts } from './texts.ts';

/** `npm run test:readers` asks for 150,000. */
const MUTANTS = Number(process.env['PARSEBATCH_MUTANTS'] ?? 4_000);

describe('the quick reader and the exact one', () => {
  test('are sure of most manifests, and differ in no value, place or comment', () => {
    const compared = manifestTexts().map(compareReaders);
    expect(differencesIn(compared)).toEqual([]);
    expect(compared.filter(({ isSure }) => isSure).length / compared.length).toBeGreaterThan(0.85);
  });

  test('differ in nothing that is hostile or stands in the YAML test suite', () => {
    const compared = otherTexts().map(compareReaders);
    expect(differencesIn(compared)).toEqual([]);
    expect(compared.filter(({ isSure }) => isSure).length).toBeGreaterThan(30);
  });

  test(`differ in none of ${MUTANTS} changed manifests`, { timeout: 1_800_000 }, () => {
    expect(mutantsOf(manifestTexts(), 0.8 * MUTANTS, 3)).toEqual([]);
    expect(mutantsOf(otherTexts(), 0.2 * MUTANTS, 5)).toEqual([]);
  });
});

function differencesIn(compared: readonly Compared[]): string[] {
  return compared.flatMap(({ difference }) => difference ?? []);
}

/** Mutants for which the readers differ, and how. */
function mutantsOf(texts: readonly string[], count: number, seed: number): { mutant: string; difference: string }[] {
  const random = createRandom(seed);
  const [first = '', ...rest] = texts;
  const found: { mutant: string; difference: string }[] = [];
  for (let number = 0; number < count; number += 1) {
    const mutant = mutate(pick(random, [first, ...rest]), random);
    const { difference } = compareReaders(mutant);
    if (difference !== undefined) found.push({ mutant, difference });
  }
  return found;
}
