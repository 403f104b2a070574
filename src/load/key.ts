import type { CST } from 'yaml';
import type { BuildContext } from './build-context.ts';
import { seenText } from './characters.ts';
import type { Extent } from './line-map.ts';
import type { Node } from './node.ts';
import { resolveAlias } from './node.ts';
import { readProperties } from './properties.ts';
import { shownText } from './shown-text.ts';

/** A key as it counts; `segment` is its part of the path, absent for a merge, whose keys belong to the mapping. */
export type Key = Extent &
  (
    | { readonly kind: 'name'; readonly name: string; readonly segment: string }
    | { readonly kind: 'merge'; readonly segment: undefined }
    | { readonly kind: 'dropped'; readonly segment: string }
  );

/** Reads the key of a pair. A key that JSON cannot have, or must not, is reported and dropped. */
export function readKey(context: BuildContext, item: CST.CollectionItem, fallback: number): Key {
  const properties = readProperties(item.start, item.sep?.[0]?.offset ?? fallback);
  if (item.key?.type === 'scalar' && item.key.source === '<<' && properties.tag === undefined) {
    return { kind: 'merge', segment: undefined, start: item.key.offset, end: item.key.offset + 2 };
  }
  const node = context.build(item.key, properties, 'key');
  return nameKey(context, node);
}

function nameKey(context: BuildContext, node: Node): Key {
  const { start, end } = node;
  const target = resolveAlias(node);
  const written = seenText(context.text.slice(start, end));
  if (target === undefined) return { kind: 'dropped', segment: written, start, end };
  if (target.kind !== 'scalar' || typeof target.value !== 'string') {
    reportKeyType(context, node, written);
    return { kind: 'dropped', segment: written, start, end };
  }
  if (target.value === '__proto__') {
    reportReserved(context, node);
    return { kind: 'dropped', segment: target.value, start, end };
  }
  return { kind: 'name', name: target.value, segment: target.value, start, end };
}

function reportKeyType(context: BuildContext, { kind, start, end }: Node, written: string): void {
  const isPlain = kind === 'scalar' && written.length === end - start && written !== '';
  context.report({
    code: 'yaml/key-type',
    message: written === '' ? 'A key is missing before the colon.' : `The key ${shownText(written)} is not text.`,
    ...(isPlain && {
      help: `Put it in quotes: \`"${written}"\`.`,
      fix: { title: 'Quote the key', start, end, newText: `"${written}"` },
    }),
    start,
    end,
    path: [...context.path, written],
  });
}

function reportReserved(context: BuildContext, { start, end }: Node): void {
  context.report({
    code: 'yaml/reserved-key',
    message: 'The key `__proto__` is not accepted.',
    help: 'Use another key.',
    start,
    end,
    path: [...context.path, '__proto__'],
  });
}
