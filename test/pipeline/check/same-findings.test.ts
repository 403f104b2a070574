import { describe, expect, test } from 'vitest';
import { createRandom, pick } from '../../../bench/random.ts';
import { DEFAULT_LIMITS } from '../../../src/load/limits.ts';
import { loadDocuments } from '../../../src/load/load-documents.ts';
import { loadQuickly } from '../../../src/load/load-quickly.ts';
import type { CheckResult } from '../../../src/pipeline/check/check-workspace.ts';
import { validateWorkspace } from '../../../src/pipeline/check/check-workspace.ts';
import { givenWorkspace } from '../../../src/pipeline/check/given-workspace.ts';
import { lintWorkspace } from '../../../src/pipeline/check/lint-workspace.ts';
import { siftSound } from '../../../src/pipeline/check/sift-sound.ts';
import type { Workspace } from '../../../src/pipeline/workspace/workspace.ts';
import { createWorkspace } from '../../../src/pipeline/workspace/workspace.ts';
import { mutate } from '../../load/quick/mutants.ts';
import { manifestTexts } from '../../load/quick/texts.ts';

/** `npm run test:readers` asks for 10,000. */
const MUTANTS = Number(process.env['PARSEBATCH_MUTANTS'] ?? 15_000) / 15;

const TODAY = { today: '2026-11-29' };

describe('whichever reader reads a text', () => {
  test('the findings of every corpus and example are the same', () => {
    expect(manifestTexts().flatMap((text) => differenceIn(text) ?? [])).toEqual([]);
  });

  test(`the findings of ${MUTANTS} changed manifests are the same`, { timeout: 1_800_000 }, () => {
    const found = mutants(MUTANTS).map((text) => ({ text, difference: differenceIn(text) }));
    expect(found.filter(({ difference }) => difference !== undefined)).toEqual([]);
  });
});

describe('a manifest that is sifted out as sound', () => {
  test('has no finding, and most manifests that have none are', { timeout: 1_800_000 }, () => {
    const counts = { sifted: 0, clean: 0 };
    for (const text of [...manifestTexts(), ...mutants(MUTANTS)]) {
      const isSifted = siftSound({ file: 'a.yaml', text }) !== undefined;
      if (!isSifted && loadQuickly({ file: 'a.yaml', text }, DEFAULT_LIMITS) === undefined) continue;
      const isClean = validateWorkspace(exactWorkspace(text), {}).findings.diagnostics.length === 0;
      if (isSifted) expect([isClean, text]).toEqual([true, text]);
      counts.sifted += isSifted ? 1 : 0;
      counts.clean += isClean ? 1 : 0;
    }
    expect(counts.sifted / counts.clean).toBeGreaterThan(0.6);
  });

  test('names its documents as they would be named', () => {
    for (const text of manifestTexts()) {
      const sifted = siftSound({ file: 'a.yaml', text });
      if (sifted !== undefined) expect(sifted).toEqual(validateWorkspace(exactWorkspace(text), {}).findings.documents);
    }
  });
});

function mutants(count: number): string[] {
  const random = createRandom(11);
  const [first = '', ...rest] = manifestTexts();
  return Array.from({ length: count }, () => mutate(pick(random, [first, ...rest]), random));
}

function exactWorkspace(text: string): Workspace {
  const source = { file: 'a.yaml', text };
  const { value: documents = [], diagnostics } = loadDocuments(source);
  return createWorkspace({ ...givenWorkspace([], {}), named: [{ source, documents, diagnostics }] });
}

function differenceIn(text: string): string | undefined {
  const [quick, exact] = [givenWorkspace([{ file: 'a.yaml', text }], {}), exactWorkspace(text)];
  const pairs = [
    [validateWorkspace(quick, {}), validateWorkspace(exact, {})],
    [lintWorkspace(quick, TODAY), lintWorkspace(exact, TODAY)],
  ] as const;
  const differing = pairs.find(([left, right]) => shownFindings(left) !== shownFindings(right));
  return differing && `${shownFindings(differing[0])} is not ${shownFindings(differing[1])}`;
}

function shownFindings({ findings: { diagnostics, documents, sources, summary }, notices, uses }: CheckResult): string {
  return JSON.stringify({ diagnostics, documents, sources: [...sources], summary, notices, uses: uses.length });
}
