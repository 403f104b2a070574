import type { BuildContext, Problem } from './build-context.ts';
import { reportAt } from './build-context.ts';
import { seenText } from './characters.ts';
import type { Extent } from './line-map.ts';
import type { Node } from './node.ts';
import { nodesOf, placeOf } from './node.ts';
import { shownText } from './shown-text.ts';

/** A key as it counts. What a merge key adds belongs to the mapping itself; a dropped key does not count. */
export interface Key extends Extent {
  readonly kind: 'name' | 'merge' | 'dropped';
  readonly name: string;
  readonly problem?: Problem;
}

/** Judges a key by its node: one that JSON cannot have, or must not, is dropped. */
export function judgeKey(text: string, node: Node): Key {
  const { start, end } = placeOf(node);
  const written = seenText(text.slice(start, end));
  if (node.kind === 'unknown') return { kind: 'dropped', name: written, start, end };
  if (typeof node.value !== 'string') {
    return { kind: 'dropped', name: written, start, end, problem: describeType(node, written) };
  }
  if (node.value !== '__proto__') return { kind: 'name', name: node.value, start, end };
  return { kind: 'dropped', name: node.value, start, end, problem: RESERVED };
}

/** Says that a key stands twice. */
export function describeDuplicate({ kind, name }: Key, { start, end }: Extent): Problem {
  return {
    code: 'yaml/duplicate-key',
    message: `The key ${shownText(name)} stands twice in this mapping; the first one counts.`,
    help:
      kind === 'merge' ? 'Merge several mappings with one key: `<<: [*one, *two]`.' : 'Remove or rename one of them.',
    related: { message: `The key ${shownText(name)} stands here first.`, start, end },
  };
}

/** The mappings that a merge key's value names, earlier ones first. What cannot be merged is reported and left out. */
export function readMerge(context: BuildContext, value: Node): readonly Node[] {
  const sources = value.kind === 'sequence' ? nodesOf(value.parts) : [value];
  for (const source of sources) {
    if (source.kind === 'mapping' || source.kind === 'unknown') continue;
    reportAt(context, value.alias ?? placeOf(source), {
      code: 'yaml/merge',
      message: 'The merge key `<<` takes mappings, and this is none.',
      help: 'Write an alias of a mapping, as in `<<: *name`, or put the key in quotes where text is meant.',
    });
  }
  return sources.filter(({ kind }) => kind === 'mapping');
}

const RESERVED: Problem = {
  code: 'yaml/reserved-key',
  message: 'The key `__proto__` is not accepted.',
  help: 'Use another key.',
};

function describeType({ kind, alias, start, end }: Node, written: string): Problem {
  const isPlain = kind === 'scalar' && !alias && written.length === end - start && written !== '';
  return {
    code: 'yaml/key-type',
    message: written === '' ? 'A key is missing before the colon.' : `The key ${shownText(written)} is not text.`,
    ...(isPlain && {
      help: `Put it in quotes: \`"${written}"\`.`,
      fix: { title: 'Quote the key', start, end, newText: `"${written}"` },
    }),
  };
}
