import * as fc from 'fast-check';
import { CST, isCollection, isMap, Parser, parseDocument, visit } from 'yaml';
import type { ParseBatch } from '../../src/generated/types.ts';
import { printManifest } from '../arbitrary-manifest.ts';

/** Manifests as text, in block or flow style, indented by one to four spaces, with a comment on every line that can have one. */
export function commented(manifests: fc.Arbitrary<ParseBatch>): fc.Arbitrary<string> {
  return (
    fc
      .record({
        text: manifests.map(printManifest),
        isFlow: fc.boolean(),
        flowFrom: fc.integer({ min: 1, max: 3 }),
        indent: fc.integer({ min: 1, max: 4 }),
        isDense: fc.boolean(),
        isReversed: fc.boolean(),
        feed: fc.constantFrom('\n', '\r\n'),
      })
      .map(({ text, isFlow, flowFrom, indent, isDense, isReversed, feed }) => {
        const document = parseDocument(text);
        visit(document, {
          Collection(_, node, path) {
            if (isReversed && isMap(node)) node.items.reverse();
            if (isFlow && isCollection(node) && path.length >= 2 * flowFrom) node.flow = true;
          },
        });
        const printed = document.toString({
          indent: isFlow ? 2 : indent,
          indentSeq: !isDense,
          lineWidth: isFlow ? 60 : 0,
        });
        // The printer writes as they are what nobody sees and no manifest may hold.
        return withComments(printed.replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?')).replaceAll('\n', feed);
      })
      // Indented by one space, the printer writes some texts so that nobody can read them.
      .filter((text) => parseDocument(text).errors.length === 0)
  );
}

/** The text with a comment above and at the end of each line that is not inside a text. */
export function withComments(text: string): string {
  const inside = insideTexts(text);
  let offset = 0;
  let number = 0;
  return text
    .split('\n')
    .map((line) => {
      const start = offset;
      offset += line.length + 1;
      number += 1;
      const isInside = (at: number): boolean => inside.some(([from, to]) => from < at && at < to);
      const indent = /^[\s-]*/.exec(line)?.[0].length ?? 0;
      const above = isInside(start) || line === '' ? '' : `${' '.repeat(indent)}# above ${number}\n`;
      const isOpen = isInside(start + line.length) && !/(^|[\s:-])[|>][-+\d]*$/.test(line);
      return above + line + (isOpen || line === '' ? '' : ` # beside ${number}`);
    })
    .join('\n');
}

/** Where texts stand, block texts up to behind their last line feed. */
function insideTexts(text: string): [number, number][] {
  const found: [number, number][] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type !== 'document') continue;
    CST.visit(token, ({ key, value }) => {
      for (const part of [key, value]) {
        if (part?.type === 'block-scalar') found.push([part.offset, part.offset + CST.stringify(part).length + 0.5]);
        else if (CST.isScalar(part)) found.push([part.offset, part.offset + part.source.length]);
      }
    });
  }
  return found;
}
