import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Origin } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { Resolution } from './composed-document.ts';
import { reportIn } from './finding.ts';
import { fitToSetting, shapeAt } from './fit-to-setting.ts';
import type { ReferenceUse } from './read-template.ts';
import { isWholeReference, readTemplate } from './read-template.ts';
import type { Variables } from './variables.ts';

/** A reference that was read, and the text that it stands in. */
export interface UsedReference extends ReferenceUse {
  readonly origin: Origin;
}

/** What the references of a document come to. */
export interface Resolutions {
  /** By JSON pointer. */
  readonly resolutions: ReadonlyMap<string, Resolution>;
  readonly uses: readonly UsedReference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Looks up every reference of a merged document but those to secrets, which stay until a batch is sent. */
export function resolveReferences(document: Document, variables: Variables): Resolutions {
  const resolutions = new Map<string, Resolution>();
  const uses: UsedReference[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { text, path } of textsWithReferences(document.value ?? null, [])) {
    const pointer = formatPointer(path);
    if (NEVER_READ.has(pointer)) continue;
    const reading = readTemplate(text, variables);
    const origin = document.originOf(path, 'value');
    uses.push(...reading.uses.map((use) => ({ ...use, origin })));
    if ('problem' in reading) diagnostics.push(reportIn(document, { path, at: 'value', ...reading.problem }));
    else if (reading.isRead) {
      resolutions.set(pointer, fitToSetting(reading, isWholeReference(text) ? shapeAt(path) : undefined));
    }
  }
  return { resolutions, uses, diagnostics };
}

/** Where a reference means nothing: the check of the document as written says so. */
const NEVER_READ: ReadonlySet<string> = new Set(['/apiVersion', '/kind', '/metadata/name']);

function textsWithReferences(value: JsonValue, path: Path): { readonly text: string; readonly path: Path }[] {
  if (typeof value === 'string') return value.includes('${') ? [{ text: value, path }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsWithReferences(item, [...path, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsWithReferences(item as JsonValue, [...path, key]));
}
