import { docsOf } from '../core/code-page.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { FileOrigin } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { YamlCode } from './codes.ts';
import { YAML_CODES } from './codes.ts';
import { MAX_FINDINGS_PER_CODE } from './limits.ts';
import type { Extent, LineMap } from './line-map.ts';

/** Something wrong with a text, by offsets. */
export interface Finding extends Extent {
  readonly code: YamlCode;
  readonly message: string;
  readonly help?: string;
  readonly path: Path;
  readonly related?: Extent & { readonly message: string };
  /** A replacement that puts it right. */
  readonly fix?: Extent & { readonly title: string; readonly newText: string };
}

/** Takes in a finding of a document. */
export type Report = (finding: Finding) => void;

/** The findings of a file, each with the index of its document where it has one. */
export interface Findings {
  add(finding: Finding, document?: number): void;
  list(): readonly { readonly finding: Finding; readonly document: number | undefined }[];
}

/** Keeps findings, at most as many of one code as are worth reading. */
export function createFindings(): Findings {
  const kept: { finding: Finding; document: number | undefined }[] = [];
  const counts = new Map<YamlCode, number>();
  return {
    add(finding, document) {
      const count = (counts.get(finding.code) ?? 0) + 1;
      counts.set(finding.code, count);
      if (count <= MAX_FINDINGS_PER_CODE) kept.push({ finding, document });
      if (count === MAX_FINDINGS_PER_CODE + 1) kept.push({ finding: moreOf(finding), document });
    },
    list: () => kept,
  };
}

/** Where findings stand: the file, its lines, and the document where it is known. */
export interface Place {
  readonly file: string;
  readonly lines: LineMap;
  readonly document?: { readonly index: number; readonly name?: string };
}

/** Makes the diagnostic of a finding. */
export function toDiagnostic(finding: Finding, place: Place): Diagnostic {
  const { code, message, help, related, fix } = finding;
  return {
    code,
    severity: YAML_CODES[code].severity,
    message,
    ...(help !== undefined && { help }),
    origin: originAt(finding, finding.path, place),
    ...(place.document !== undefined && { document: place.document }),
    path: formatPointer(finding.path),
    ...(related && { related: [{ message: related.message, origin: originAt(related, finding.path, place) }] }),
    ...(fix && {
      fixes: [{ title: fix.title, edits: [{ file: place.file, span: place.lines.spanOf(fix), newText: fix.newText }] }],
    }),
    docs: docsOf(code),
  };
}

function originAt(extent: Extent, path: Path, { file, lines, document }: Place): FileOrigin {
  return {
    kind: 'file',
    file,
    document: document?.index ?? 0,
    pointer: formatPointer(path),
    span: lines.spanOf(extent),
  };
}

function moreOf({ code, start, end, path }: Finding): Finding {
  return {
    code: 'yaml/more-findings',
    message: `There are more than ${MAX_FINDINGS_PER_CODE} findings with the code \`${code}\`; the others are not listed.`,
    start,
    end,
    path,
  };
}
