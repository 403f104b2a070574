import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ComposedDocument } from './composed-document.ts';
import { createComposedDocument } from './composed-document.ts';
import type { FindProfile } from './layers-of.ts';
import { layersOf } from './layers-of.ts';
import { mergeLayers } from './merge-layers.ts';
import type { Use } from './read-template.ts';
import { resolveReferences } from './resolve-references.ts';
import type { Variables } from './variables.ts';

/** What a manifest is composed from. */
export interface ComposeInput {
  /** A document with a mapping. */
  readonly manifest: Document;
  readonly findProfile: FindProfile;
  readonly environment: string | undefined;
  /** One document for each `--set`: a mapping with a `spec`. */
  readonly settings: readonly Document[];
  readonly variables: Variables;
}

/** A composed manifest, and the references that it read. */
export interface Composed {
  readonly document: ComposedDocument;
  readonly uses: readonly Use[];
}

/**
 * Composes a manifest for one environment and one row of its matrix. Pure: what it extends has been read before. There
 * is no value where a profile is missing, as nobody can say then what the manifest lacks.
 */
export function composeManifest(input: ComposeInput): Outcome<Composed> {
  const { manifest, environment, findProfile, settings, variables } = input;
  const { layers, diagnostics } = layersOf(manifest, environment, findProfile);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const flags = settings.map((document) => ({ document, path: ['spec'], chain: [] }));
  const parts = { manifest, spec: mergeLayers([...layers, ...flags]), resolutions: new Map() };
  const merged = createComposedDocument(parts);
  const resolved = resolveReferences(merged, variables);
  const document = createComposedDocument({ ...parts, resolutions: resolved.resolutions });
  return { value: { document, uses: resolved.uses }, diagnostics: resolved.diagnostics };
}
