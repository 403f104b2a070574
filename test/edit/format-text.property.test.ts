import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/core/canonical-json.ts';
import { formatText } from '../../src/edit/format-text.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { canonicalOrder } from '../../src/pipeline/rewrite/canonical-order.ts';
import { manifestArbitrary } from '../arbitrary-manifest.ts';
import { commented } from './commented-manifest.ts';

describe('formatText on random manifests with a comment on every line', () => {
  test('keeps every value and every comment, and changes nothing the second time', () => {
    let usable = 0;
    fc.assert(
      fc.property(commented(manifestArbitrary), (text) => {
        const before = read(text);
        if (before === undefined) return;
        usable += 1;
        const formatted = formatText({ file: 'a.yaml', text }, canonicalOrder);
        if (formatted.kind !== 'formatted') throw new Error(`${JSON.stringify(formatted)}\n${text}`);
        expect(read(formatted.text)).toEqual(before);
        expect(formatText({ file: 'a.yaml', text: formatted.text }, canonicalOrder)).toEqual(formatted);
      }),
      { numRuns: 100 },
    );
    // Some are beyond what the printer in the tests can comment.
    expect(usable).toBeGreaterThan(60);
  }, 120_000);
});

function read(text: string) {
  const { value, diagnostics } = loadDocuments({ file: 'a.yaml', text });
  const [document] = value ?? [];
  if (diagnostics.length > 0 || document?.value === undefined) return undefined;
  const comments = document.comments.map((comment) => comment.text.trim()).sort();
  return { value: canonicalJson(document.value), comments };
}
