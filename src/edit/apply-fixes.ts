import type { Fix, TextEdit } from '../core/fix.ts';
import type { LoadInput } from '../load/load-documents.ts';
import { loadDocuments } from '../load/load-documents.ts';
import { replaceIn } from './text-edit.ts';

/** What became of fixes. */
export interface AppliedFixes {
  readonly text: string;
  readonly applied: readonly Fix[];
  /** They overlap with what was applied: their offsets are of the text before, so their findings have to be found again. */
  readonly waiting: readonly Fix[];
  /** The text could not be read as well as before with them. */
  readonly refused: readonly Fix[];
}

/**
 * Applies fixes to the text that they were made for. Of two that overlap the one that starts first is applied; what is
 * outside of their edits stays as it is, byte by byte.
 */
export function applyFixes({ file, text }: LoadInput, fixes: readonly Fix[]): AppliedFixes {
  const { chosen, waiting } = choose(file, fixes);
  const limit = countFindings({ file, text });
  const isReadable = (candidates: readonly Fix[]): boolean =>
    countFindings({ file, text: applyAll(text, candidates) }) <= limit;
  if (isReadable(chosen)) return { text: applyAll(text, chosen), applied: chosen, waiting, refused: [] };
  const applied: Fix[] = [];
  const refused: Fix[] = [];
  for (const fix of chosen) {
    if (isReadable([...applied, fix])) applied.push(fix);
    else refused.push(fix);
  }
  return { text: applyAll(text, applied), applied, waiting, refused };
}

function choose(file: string, fixes: readonly Fix[]): { readonly chosen: Fix[]; readonly waiting: Fix[] } {
  const chosen: Fix[] = [];
  const waiting: Fix[] = [];
  const taken: TextEdit[] = [];
  for (const fix of fixes.toSorted((left, right) => startOf(left) - startOf(right))) {
    const isHere = fix.edits.length > 0 && fix.edits.every((edit) => edit.file === file);
    const isFree = fix.edits.every((edit) => !taken.some((other) => isOverlap(edit, other)));
    if (!isHere || !isFree) waiting.push(fix);
    else {
      chosen.push(fix);
      taken.push(...fix.edits);
    }
  }
  return { chosen, waiting };
}

/** Two edits at one offset overlap too: nothing says which comes first. */
function isOverlap({ span: left }: TextEdit, { span: right }: TextEdit): boolean {
  if (left.start.offset === right.start.offset) return true;
  return left.start.offset < right.end.offset && right.start.offset < left.end.offset;
}

function startOf({ edits }: Fix): number {
  return Math.min(...edits.map(({ span }) => span.start.offset));
}

function applyAll(text: string, fixes: readonly Fix[]): string {
  const replacements = fixes
    .flatMap(({ edits }) => edits)
    .map(({ span, newText }) => ({ start: span.start.offset, end: span.end.offset, newText }));
  return replaceIn(
    text,
    replacements.sort((left, right) => left.start - right.start || left.end - right.end),
  );
}

function countFindings(source: LoadInput): number {
  return loadDocuments(source).diagnostics.length;
}
