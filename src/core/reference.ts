/** The places that a `${…}` reference can read from. */
export const REFERENCE_SOURCES = ['var', 'env', 'secret', 'matrix', 'apply'] as const;
export type ReferenceSource = (typeof REFERENCE_SOURCES)[number];

/** A name that a reference may carry. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** One piece of a text with references. Offsets count UTF-16 code units from the start of the text. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'reference';
      readonly raw: string;
      readonly start: number;
      readonly source: ReferenceSource;
      readonly name: string;
    }
  | { readonly kind: 'malformed'; readonly raw: string; readonly start: number };

/**
 * Takes a text apart at its references. `$${` stands for a literal `${`. What opens with `${` and is not a reference
 * comes back as malformed, up to its closing brace or the end of the text.
 */
export function parseReferences(text: string): Segment[] {
  const segments: Segment[] = [];
  let literal = '';
  let index = 0;
  const flush = (): void => {
    if (literal !== '') segments.push({ kind: 'text', text: literal });
    literal = '';
  };
  while (index < text.length) {
    if (text.startsWith('$${', index)) {
      literal += '${';
      index += 3;
    } else if (text.startsWith('${', index)) {
      flush();
      const segment = readReference(text, index);
      segments.push(segment);
      index += segment.raw.length;
    } else {
      const next = text.indexOf('$', index + 1);
      literal += text.slice(index, next === -1 ? text.length : next);
      index = next === -1 ? text.length : next;
    }
  }
  flush();
  return segments;
}

/** The text that writes `text` so that nothing in it is read as a reference. */
export function escapeReferences(text: string): string {
  return text.replaceAll('${', () => '$${');
}

function readReference(text: string, start: number): Exclude<Segment, { kind: 'text' }> {
  const close = text.indexOf('}', start);
  const raw = text.slice(start, close === -1 ? text.length : close + 1);
  const colon = raw.indexOf(':');
  const source = REFERENCE_SOURCES.find((candidate) => candidate === raw.slice(2, colon));
  const name = raw.slice(colon + 1, -1);
  if (close === -1 || source === undefined || !NAME.test(name)) return { kind: 'malformed', raw, start };
  return { kind: 'reference', raw, start, source, name };
}

/** A text without references as it is meant: `$${` read as `${`. */
export function literalText(text: string): string {
  return text.replaceAll('$${', () => '${');
}
