import type { Composed, ComposeInput } from '../../src/compose/compose-manifest.ts';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import type { Row } from '../../src/compose/matrix.ts';
import { settingDocument } from '../../src/compose/setting-document.ts';
import type { Variable, Variables } from '../../src/compose/variables.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { Document } from '../../src/core/document.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';
import type { Origin } from '../../src/core/origin.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import type { Path } from '../../src/core/path.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { documentOf } from '../load/load-text.ts';

/** What a manifest is composed from, as texts. */
export interface Texts {
  /** What stands under `spec`, or nothing; the manifest is `m.yaml`. */
  readonly spec: string;
  /** Files of one profile each, by the name under which they are extended: what stands under `spec`. */
  readonly profiles?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly settings?: readonly Document[];
  /** The variables of a project file, as YAML. */
  readonly vars?: string;
  /** What the process has; every name is listed. */
  readonly env?: Readonly<Record<string, string>>;
  readonly row?: Row;
}

/** No variable is set, and none of the environment is listed. */
export const NO_VARIABLES: Variables = {
  declared: () => undefined,
  fromEnvironment: () => 'unlisted',
  fromRow: () => undefined,
};

/** Composes what the texts say. */
export function composeTexts(texts: Texts): Outcome<Composed> {
  return composeManifest(inputOf(texts));
}

/** What the texts say, read. */
export function inputOf({
  spec,
  profiles = {},
  environment,
  settings = [],
  vars = '{}',
  env = {},
  row,
}: Texts): ComposeInput {
  const files = new Map(
    Object.entries(profiles).map(([file, text]) => [file, documentIn(file, manifestText(text, 'ParseBatchProfile'))]),
  );
  const declared = variablesOf(vars);
  return {
    manifest: documentIn('m.yaml', manifestText(spec, 'ParseBatch')),
    findProfile: (_from, reference) => {
      const document = files.get(reference);
      return document === undefined ? { kind: 'problem', problem: 'missing' } : { kind: 'profile', document };
    },
    environment,
    settings,
    variables: {
      declared: (name) => declared.get(name),
      fromEnvironment: (name) => {
        const value = env[name];
        if (value === undefined) return name.startsWith('LISTED') ? undefined : 'unlisted';
        return { value, source: value, origin: { kind: 'environment', name } };
      },
      fromRow: (name) => row?.values.get(name),
    },
  };
}

/** The composed manifest of texts in which nothing is wrong. */
export function composed(texts: Texts): Composed {
  const { value, diagnostics } = composeTexts(texts);
  if (value === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** The composed `spec`. */
export function specOf(texts: Texts): JsonValue | undefined {
  const { value } = composed(texts).document;
  return isJsonObject(value) ? value['spec'] : undefined;
}

/** The findings of texts: `file:line:column code pointer`. */
export function findingsIn(texts: Texts): string[] {
  return composeTexts(texts).diagnostics.map(describe);
}

/** A finding in one line. */
export function describe({ origin, code, path }: Diagnostic): string {
  return `${placeOf(origin)} ${code} ${path}`;
}

/** Where something was written: `file:line:column`, or the name of what stands in for a file. */
export function placeOf(origin: Origin): string {
  if (origin.kind !== 'file') return origin.name;
  return `${origin.file}:${origin.span.start.line}:${origin.span.start.column}`;
}

/** The way on which a value came into a document: `file:line:column what`. */
export function chainAt(document: Document, path: Path): string[] {
  return document.chainOf(path).map(({ message, origin }) => `${placeOf(origin)} ${message}`);
}

/** A flag: the value is read as YAML. */
export function flag(path: string, source: string): Document {
  const value = documentOf(source).value ?? null;
  return settingDocument({ flag: `--set ${path}`, path: path.split('.'), value, source });
}

/** The only document of a file. */
export function documentIn(file: string, text: string): Document {
  const [document, ...others] = loadDocuments({ file, text }).value ?? [];
  if (document === undefined || others.length > 0) throw new Error('expected one document');
  return document;
}

/** The first line of a spec is the fifth of its file, and its first column the third. */
function manifestText(spec: string, kind: string): string {
  const lines = spec.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  return ['apiVersion: parsebatch.dev/v1', `kind: ${kind}`, 'metadata: { name: sample }', 'spec:', ...lines, ''].join(
    '\n',
  );
}

function variablesOf(text: string): ReadonlyMap<string, Variable> {
  const document = documentIn('vars.yaml', text);
  if (!isJsonObject(document.value)) throw new Error('expected variables');
  return new Map(
    Object.entries(document.value).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      const source = typeof value === 'string' ? value : (document.sourceOf([name]) ?? '');
      return [[name, { value, source, origin: document.originOf([name], 'value') }]];
    }),
  );
}
