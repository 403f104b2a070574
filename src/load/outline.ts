import { CST } from 'yaml';
import { scannableText } from './characters.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Extent } from './line-map.ts';
import { scanText } from './scan-text.ts';
import { extentOfToken } from './tokens.ts';

/** How a text is laid out: where its block collections and their entries stand, and its tokens. */
export interface Outline {
  /** The documents of the file, by their index. */
  readonly documents: readonly OutlinedDocument[];
  /** All tokens but white space, in the order of the text. */
  readonly pieces: readonly Piece[];
}

/** One document of a text. */
export interface OutlinedDocument {
  /** The outermost collection, where that is written in block style. */
  readonly block: Block | undefined;
  readonly hasAliases: boolean;
}

/** A mapping or a sequence in block style. */
export interface Block {
  readonly kind: 'mapping' | 'sequence';
  readonly entries: readonly Entry[];
}

/** A key with its value, or an item; from its first token to its last that is neither white space nor a comment. */
export interface Entry extends Extent {
  /** The key as it is read, or the item's number; undefined where the key is no scalar. */
  readonly name: string | number | undefined;
  /** Where the key is written; absent for an item. */
  readonly key?: Extent;
  /** The value, where it is a collection in block style. */
  readonly block?: Block;
}

/** A token. */
export interface Piece extends Extent {
  /** What it is, in the words of the yaml package. */
  readonly kind: CST.Token['type'];
  /** The collection in flow style that it belongs to, its brackets included. */
  readonly flow?: Extent;
}

/** Outlines a text in which `loadDocuments` finds no syntax mistake. */
export function outlineText(text: string): Outline {
  const { drafts, comments } = scanText(scannableText(text), DEFAULT_LIMITS);
  const pieces: Piece[] = comments.map((extent) => ({ kind: 'comment', ...extent }));
  const documents = drafts.map(({ token, ends, directives }) => {
    const first = pieces.length;
    takeAll(pieces, directives);
    takeAll(pieces, token.start);
    const block = takeValue(pieces, token.value);
    takeAll(pieces, token.end);
    takeAll(pieces, ends);
    return { block, hasAliases: pieces.slice(first).some(({ kind }) => kind === 'alias') };
  });
  return { documents, pieces: pieces.sort((left, right) => left.start - right.start) };
}

function takeAll(pieces: Piece[], tokens: readonly CST.Token[] = [], flow?: Extent): void {
  for (const token of tokens) {
    if (token.type === 'space' || token.type === 'comment' || !('source' in token)) continue;
    pieces.push({ kind: token.type, ...extentOfToken(token), ...(flow && { flow }) });
    if ('end' in token) takeAll(pieces, token.end, flow);
  }
}

/** Takes the tokens of a value; the block that it is, if it is one. */
function takeValue(pieces: Piece[], token: CST.Token | null | undefined, flow?: Extent): Block | undefined {
  if (!token) return undefined;
  switch (token.type) {
    case 'block-map':
    case 'block-seq':
      return takeBlock(pieces, token);
    case 'flow-collection':
      takeFlow(pieces, token);
      return undefined;
    case 'block-scalar':
      pieces.push({ kind: token.type, ...extentOfBlockScalar(token) });
      return undefined;
    default:
      takeAll(pieces, [token], flow);
      return undefined;
  }
}

function takeBlock(pieces: Piece[], token: CST.BlockMap | CST.BlockSequence): Block {
  const kind = token.type === 'block-map' ? 'mapping' : 'sequence';
  const items: readonly CST.CollectionItem[] = token.items;
  const entries = items.flatMap((item) => {
    const first = pieces.length;
    const block = takeItem(pieces, item);
    const written = pieces.slice(first).filter(({ kind }) => kind !== 'newline');
    const start = written[0]?.start;
    if (start === undefined) return [];
    const end = written.reduce((last, piece) => Math.max(last, piece.end), start);
    return [{ start, end, item, block }];
  });
  return {
    kind,
    entries: entries.map(({ start, end, item, block }, index) => ({
      start,
      end,
      ...(kind === 'sequence' ? { name: index } : readKey(item)),
      ...(block && { block }),
    })),
  };
}

function takeItem(pieces: Piece[], { start, key, sep, value }: CST.CollectionItem, flow?: Extent): Block | undefined {
  takeAll(pieces, start, flow);
  takeValue(pieces, key, flow);
  takeAll(pieces, sep, flow);
  return takeValue(pieces, value, flow);
}

function readKey({ key }: CST.CollectionItem): Pick<Entry, 'name' | 'key'> {
  if (!CST.isScalar(key)) return { name: undefined };
  if (key.type === 'block-scalar' || key.type === 'alias') return { name: undefined };
  // A quote that is never closed makes no name.
  let isWhole = true;
  const name = CST.resolveAsScalar(key, true, () => {
    isWhole = false;
  })?.value;
  return { name: isWhole ? name : undefined, key: extentOfToken(key) };
}

function takeFlow(pieces: Piece[], token: CST.FlowCollection): void {
  const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  const flow = { start: token.offset, end: close ? extentOfToken(close).end : token.offset + 1 };
  takeAll(pieces, [token.start], flow);
  for (const item of token.items) takeItem(pieces, item, flow);
  const inside = close === undefined ? token.end.length : token.end.indexOf(close) + 1;
  takeAll(pieces, token.end.slice(0, inside), flow);
  takeAll(pieces, token.end.slice(inside));
}

/** Blank lines behind a text count where it keeps them, or where there is white space on them. */
function extentOfBlockScalar({ offset, props, source }: CST.BlockScalar): Extent {
  const header = props.map((part) => ('source' in part ? String(part.source) : '')).join('');
  const isKept = header.split(/\s/, 1)[0]?.includes('+') === true;
  const length = isKept || source.trim() === '' ? source.length : source.replace(/(?<!\r?\n)(\r?\n)+$/, '').length;
  return { start: offset, end: offset + header.length + length };
}
