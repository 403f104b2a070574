import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import type { ComposedDocument } from './composed-document.ts';
import { ComposedManifest } from './composed-document.ts';
import type { Layer } from './layer.ts';
import type { FindProfile } from './layers-of.ts';
import { layersOf } from './layers-of.ts';
import { mergeLayers } from './merge-layers.ts';
import type { UsedReference } from './resolve-references.ts';
import { resolveReferences } from './resolve-references.ts';
import type { Variables } from './variables.ts';

/** What a manifest is composed from. */
export interface ComposeInput {
  /** A document with a mapping. */
  readonly manifest: Document;
  readonly findProfile: FindProfile;
  readonly environment: string | undefined;
  /** What holds where no layer says anything: a mapping with a `spec`. */
  readonly defaults?: Document | undefined;
  /** One document for each `--set`: a mapping with a `spec`. */
  readonly settings: readonly Document[];
  readonly variables: Variables;
}

/** A composed manifest, and the references that it read. */
export interface Composed {
  readonly document: ComposedDocument;
  readonly uses: readonly UsedReference[];
}

/**
 * Composes a manifest for one environment and one row of its matrix. Pure: what it extends has been read before. There
 * is no value where a profile is missing, as nobody can say then what the manifest lacks.
 */
export function composeManifest(input: ComposeInput): Outcome<Composed> {
  const { manifest, environment, findProfile, defaults, settings, variables } = input;
  const { layers, diagnostics, areAll } = layersOf(manifest, environment, findProfile);
  if (!areAll) return { value: undefined, diagnostics };
  const weakest = defaults === undefined ? [] : [toLayer(defaults)];
  const spec = mergeLayers([...weakest, ...layers, ...settings.map(toLayer)]);
  const parts = { manifest, spec, resolutions: new Map() };
  const merged = new ComposedManifest(parts);
  const resolved = resolveReferences(merged, variables);
  const { resolutions } = resolved;
  const document = resolutions.size === 0 ? merged : new ComposedManifest({ ...parts, resolutions });
  return { value: { document, uses: resolved.uses }, diagnostics: [...diagnostics, ...resolved.diagnostics] };
}

function toLayer(document: Document): Layer {
  return { document, path: ['spec'], chain: [] };
}
