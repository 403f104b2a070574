import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeReferences, literalText, parseReferences } from '../../src/core/reference.ts';

describe('parseReferences', () => {
  test('takes a text apart at its references', () => {
    expect(parseReferences('Bearer ${secret:TOKEN}!')).toEqual([
      { kind: 'text', text: 'Bearer ' },
      { kind: 'reference', raw: '${secret:TOKEN}', start: 7, source: 'secret', name: 'TOKEN' },
      { kind: 'text', text: '!' },
    ]);
  });

  test('reads a default, with the references in it, and the message of what is required', () => {
    expect(parseReferences('${var:A:-x}')).toMatchObject([{ name: 'A', fallback: { kind: 'default', text: 'x' } }]);
    expect(parseReferences('${env:A:-}')).toMatchObject([{ source: 'env', fallback: { kind: 'default', text: '' } }]);
    expect(parseReferences('${var:A:-${var:B:-c}/$${d}}e')).toEqual([
      {
        kind: 'reference',
        raw: '${var:A:-${var:B:-c}/$${d}',
        start: 0,
        source: 'var',
        name: 'A',
        fallback: { kind: 'default', text: '${var:B:-c}/$${d' },
      },
      { kind: 'text', text: '}e' },
    ]);
    expect(parseReferences('${secret:A:?ask finance: they know}')).toMatchObject([
      { source: 'secret', fallback: { kind: 'required', message: 'ask finance: they know' } },
    ]);
  });

  test.each([
    '${',
    '${}',
    '${TOKEN}',
    '${secret:}',
    '${secret:A',
    '${secrets:A}',
    '${secret:a-b}',
    '${secret: A}',
    '${var:A:x}',
    '${var:A-x}',
    '${var:A:-${var:B}',
    '${secret:A:-hunter2}',
  ])('calls %s malformed', (raw) => {
    expect(parseReferences(`a${raw}`)).toEqual([
      { kind: 'text', text: 'a' },
      { kind: 'malformed', raw, start: 1 },
    ]);
  });

  test('reads references in defaults eight deep, and calls deeper ones malformed', () => {
    const nested = (depth: number): string => `${'${var:A:-'.repeat(depth)}x${'}'.repeat(depth)}`;
    expect(parseReferences(nested(8))).toMatchObject([{ kind: 'reference', raw: nested(8) }]);
    expect(parseReferences(`${nested(9)} y`)).toEqual([{ kind: 'malformed', raw: `${nested(9)} y`, start: 0 }]);
  });

  test('reads $${ as a literal ${ and leaves other dollars alone', () => {
    expect(parseReferences('$5 $${x} $')).toEqual([{ kind: 'text', text: '$5 ${x} $' }]);
  });
});

test('an escaped text is read as one text, and means what was escaped', () => {
  const text = fc.string({ unit: fc.constantFrom('$', '{', '}', ':', 'a', 'secret') });
  fc.assert(
    fc.property(text, (written) => {
      const escaped = escapeReferences(written);
      expect(literalText(escaped)).toBe(written);
      expect(parseReferences(escaped)).toEqual(written === '' ? [] : [{ kind: 'text', text: written }]);
    }),
    { numRuns: 2000 },
  );
});
