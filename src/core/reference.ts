/** The places that a `${…}` reference can read from. */
export const REFERENCE_SOURCES = ['var', 'env', 'secret', 'matrix', 'apply'] as const;
export type ReferenceSource = (typeof REFERENCE_SOURCES)[number];

/** A reference as it is written. `start` counts UTF-16 code units from the start of the text. */
export interface Reference {
  readonly kind: 'reference';
  readonly raw: string;
  readonly start: number;
  readonly source: ReferenceSource;
  readonly name: string;
  /** What stands in where nothing, or an empty text, is set. */
  readonly fallback?: Fallback;
}

/** `:-text`, in which references are read in turn, or `:?message`, which says what to do about it. */
export type Fallback =
  | { readonly kind: 'default'; readonly text: string }
  | { readonly kind: 'required'; readonly message: string };

/** One piece of a text with references. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | Reference
  | { readonly kind: 'malformed'; readonly raw: string; readonly start: number };

/**
 * Takes a text apart at its references. `$${` stands for a literal `${`. What opens with `${` and is not a reference
 * comes back as malformed, up to its closing brace or the end of the text; so do references in defaults that nest deeper
 * than eight.
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
  const end = endOfReference(text, start);
  const raw = text.slice(start, end ?? text.length);
  const malformed = { kind: 'malformed', raw, start } as const;
  const [, prefix, name = '', rest = ''] = end === undefined ? [] : (PARTS.exec(raw) ?? []);
  const source = REFERENCE_SOURCES.find((candidate) => candidate === prefix);
  if (source === undefined) return malformed;
  const reference = { kind: 'reference', raw, start, source, name } as const;
  if (rest === '') return reference;
  if (rest.startsWith(':?')) return { ...reference, fallback: { kind: 'required', message: rest.slice(2) } };
  // A default of a secret would be a secret that is written down.
  return source === 'secret' ? malformed : { ...reference, fallback: { kind: 'default', text: rest.slice(2) } };
}

/** `${source:NAME}`, and what follows the name. */
const PARTS = /^\$\{([a-z]+):([A-Za-z_][A-Za-z0-9_]*)(|:[-?][\s\S]*)\}$/;

/** How deep references may stand in defaults: nobody writes more, and reading them recurses. */
const MAX_NESTING = 8;

/** The offset behind the brace that closes a reference; references in its default close first. */
function endOfReference(text: string, start: number): number | undefined {
  let depth = 0;
  for (let index = start; index < text.length; ) {
    if (text.startsWith('$${', index)) {
      index += 3;
    } else if (text.startsWith('${', index)) {
      depth += 1;
      if (depth > MAX_NESTING) return undefined;
      index += 2;
    } else {
      if (text[index] === '}') depth -= 1;
      index += 1;
      if (depth === 0) return index;
    }
  }
  return undefined;
}

/** A text without references as it is meant: `$${` read as `${`. */
export function literalText(text: string): string {
  return text.replaceAll('$${', () => '${');
}
