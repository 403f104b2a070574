import { docsOf } from './code-page.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Document } from './document.ts';
import type { NamedDocument } from './findings.ts';
import { isJsonObject } from './json.ts';
import type { Origin } from './origin.ts';
import type { Path } from './path.ts';
import { formatPointer, valueAt } from './path.ts';

/** What a stage says about a place in a document; where that is and which page explains it are worked out. */
export type Finding = Pick<Diagnostic, 'code' | 'severity' | 'message' | 'help' | 'related' | 'fixes'> & {
  readonly path: Path;
  /** Whether the finding is about the key or the value at `path`. */
  readonly at: 'key' | 'value';
};

/** Turns a finding into a diagnostic at the place that wrote the key or value. */
export function reportAt(document: Document, { path, at, related = [], ...rest }: Finding): Diagnostic {
  const origin = document.originOf(path, at);
  const name = isIn(document, origin) ? documentName(document) : undefined;
  const places = [...related, ...document.chainOf(path)];
  return {
    ...rest,
    origin,
    ...(places.length > 0 && { related: places }),
    ...(origin.kind === 'file' && {
      document: { index: origin.document, ...(name !== undefined && { name }) },
    }),
    path: pointerOf(origin, path),
    docs: docsOf(rest.code),
  };
}

/** What reports call a document. */
export function nameDocument(document: Document): NamedDocument {
  const name = documentName(document);
  return { file: document.file, index: document.index, ...(name !== undefined && { name }) };
}

/** `metadata.name` where the document has one. */
export function documentName(document: Document): string | undefined {
  const name = isJsonObject(document.value) ? valueAt(document.value, ['metadata', 'name']) : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** A value of a composed document may stand in another one, whose name is not this one's. */
function isIn({ file, index }: Document, origin: Origin): boolean {
  return origin.kind === 'file' && origin.file === file && origin.document === index;
}

function pointerOf(origin: Origin, path: Path): string {
  return origin.kind === 'file' ? origin.pointer : formatPointer(path);
}
