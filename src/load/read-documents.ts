import type { Document } from '../core/document.ts';
import { buildDocument } from './build-document.ts';
import { findUnseenCharacters } from './characters.ts';
import { composeDraft } from './compose.ts';
import { checkDirectives, checkTrailingDirectives } from './directives.ts';
import { LoadedDocument } from './document.ts';
import type { Draft } from './draft.ts';
import { hasContent } from './draft.ts';
import type { Finding, Findings, Report } from './finding.ts';
import { groupByDocument } from './group-by-document.ts';
import type { Extent, LineMap } from './line-map.ts';
import type { Node } from './node.ts';
import { plainValue } from './node.ts';
import type { Scan } from './scan-text.ts';
import { describeSyntaxMistake } from './syntax-messages.ts';
import type { UnquotedReference } from './unquoted-references.ts';
import { describeUnquotedReferences } from './unquoted-references.ts';

/** A text within the limits, and its tokens. */
export interface ReadInput {
  readonly file: string;
  readonly text: string;
  /** The text as it was scanned: as long as the text, with stand-ins for unseen characters. */
  readonly readable: string;
  readonly lines: LineMap;
  readonly maxDepth: number;
  readonly scan: Scan;
}

/** Reads every document that has content. */
export function readDocuments(input: ReadInput, findings: Findings): Document[] {
  const { file, text, lines, scan } = input;
  const drafts = scan.drafts.filter(hasContent);
  const unseen = groupByDocument(text, drafts, [...findUnseenCharacters(text)]);
  const comments = groupByDocument(text, drafts, scan.comments);
  const references = groupByDocument(text, drafts, scan.references);
  const indexes = new Map(scan.drafts.map((draft, index) => [draft, index]));
  for (const [draft, index] of indexes) {
    for (const finding of checkDirectives(draft.directives)) findings.add(finding, index);
  }
  for (const finding of checkTrailingDirectives(scan.directives)) findings.add(finding);
  return drafts.map((draft, order) => {
    const index = indexes.get(draft) ?? order;
    const report: Report = (finding) => findings.add(finding, index);
    for (const finding of unseen[order] ?? []) report(finding);
    const root = readRoot(input, { draft, unseen: unseen[order] ?? [], references: references[order] ?? [] }, report);
    const { offset } = draft.token;
    const value = root && plainValue(root);
    const parts = { file, index, text, lines, start: offset, value, rootOf: () => root };
    return new LoadedDocument({ ...parts, comments: comments[order] ?? [] });
  });
}

interface DraftParts {
  readonly draft: Draft;
  readonly unseen: readonly Finding[];
  readonly references: readonly UnquotedReference[];
}

/** The root of a document, and undefined, with what is wrong reported, where it cannot be read. */
function readRoot(
  { readable, maxDepth }: ReadInput,
  { draft, unseen, references }: DraftParts,
  report: Report,
): Node | undefined {
  const { contents, mistake } = composeDraft(draft);
  const torn = references.filter(({ start }) => mistake === undefined || start <= mistake.start);
  if (torn.length > 0) {
    for (const finding of describeUnquotedReferences(readable, references)) report(finding);
    return undefined;
  }
  if (mistake !== undefined) {
    if (!isOnLineOf(readable, mistake, unseen)) report(describeSyntaxMistake(readable, draft, mistake));
    return undefined;
  }
  return buildDocument({ text: readable, maxDepth, report }, contents, draft.token);
}

/** Whether a mistake stands on a line with an unseen character: that is the likely cause, and reported already. */
function isOnLineOf(text: string, { start }: Extent, unseen: readonly Extent[]): boolean {
  const from = text.lastIndexOf('\n', start - 1);
  const feed = text.indexOf('\n', start);
  return unseen.some((run) => run.start > from && (feed === -1 || run.start <= feed));
}
