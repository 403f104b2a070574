import type { Diagnostic, Related } from '../core/diagnostic.ts';
import { compareDiagnostics } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import { valueAt } from '../core/path.ts';
import { hasProfiles, profileKindFor } from '../core/v2-kinds.ts';
import type { ExtendsProblem } from './extends-problem.ts';
import { describeExtendsProblem } from './extends-problem.ts';
import { reportIn } from './finding.ts';
import type { Layer } from './layer.ts';

/** What one item of `extends` leads to. */
export type ExtendsTarget =
  | { readonly kind: 'profile'; readonly document: Document }
  /** Nothing is to be added to what was found in the file itself. */
  | { readonly kind: 'reported' }
  | { readonly kind: 'problem'; readonly problem: ExtendsProblem };

/** Finds the profile that a document names. */
export type FindProfile = (from: Document, reference: string) => ExtendsTarget;

/** The layers of a manifest but its flags, the first one the weakest, and what is wrong with its profiles. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether every profile was found. */
  readonly areAll: boolean;
}

/** How deep profiles may extend profiles. */
const MAX_EXTENDS_DEPTH = 8;

/**
 * Lists what a manifest is merged from: each profile behind what it extends, each with its own environment. A profile to
 * which several ways lead stands where it comes last: what it said before, it says again.
 */
export function layersOf(manifest: Document, environment: string | undefined, findProfile: FindProfile): Layers {
  const walk: Walk = { environment, findProfile, layers: [], diagnostics: [], depths: new Map(), areAll: true };
  visit(walk, manifest, [], []);
  return { layers: walk.layers.reverse(), diagnostics: walk.diagnostics.sort(compareDiagnostics), areAll: walk.areAll };
}

/** The texts under `extends`; what is none has been reported by then, and so has all of it where there are no profiles. */
export function extendsOf({ value }: Document): { readonly reference: string; readonly index: number }[] {
  const list = isJsonObject(value) ? valueAt(value, ['spec', 'extends']) : undefined;
  if (!Array.isArray(list) || !hasProfiles(valueAt(value, ['kind']))) return [];
  return list.flatMap((reference, index) => (typeof reference === 'string' ? [{ reference, index }] : []));
}

/** The names of the environments that a document lists. */
export function listedEnvironments({ value }: Document): string[] {
  const environments = isJsonObject(value) ? valueAt(value, ['spec', 'environments']) : undefined;
  return isJsonObject(environments) ? Object.keys(environments) : [];
}

/** A walk from the strongest layer to the weakest. */
interface Walk {
  readonly environment: string | undefined;
  readonly findProfile: FindProfile;
  readonly layers: Layer[];
  readonly diagnostics: Diagnostic[];
  /** How deep each document was met. */
  readonly depths: Map<Document, number>;
  areAll: boolean;
}

/** A document that is met again is walked again only for what lies too deep now, or ways would multiply. */
function visit(walk: Walk, document: Document, chain: readonly Related[], way: readonly Document[]): void {
  const known = walk.depths.get(document);
  if (known !== undefined && known >= way.length) return;
  walk.depths.set(document, way.length);
  if (known === undefined) {
    walk.layers.push(...environmentLayer(document, walk.environment, chain), { document, path: ['spec'], chain });
  }
  for (const { reference, index } of extendsOf(document).reverse()) {
    const place = { path: ['spec', 'extends', index], at: 'value' } as const;
    const target = follow(walk, reference, [document, ...way]);
    if (target.kind !== 'profile') walk.areAll = false;
    if (target.kind === 'profile') {
      const link = { message: 'extended here', origin: document.originOf(place.path, place.at) };
      visit(walk, target.document, [link, ...chain], [document, ...way]);
    } else if (target.kind === 'problem' && (known === undefined || target.problem === 'too-deep')) {
      const says = describeExtendsProblem(target.problem, reference, profileKindFor(kindOf(document)));
      walk.diagnostics.push(reportIn(document, { code: 'compose/extends', ...place, ...says }));
    }
  }
}

function follow({ findProfile }: Walk, reference: string, way: readonly [Document, ...Document[]]): ExtendsTarget {
  const target = findProfile(way[0], reference);
  if (target.kind !== 'profile') return target;
  if (way.includes(target.document)) return { kind: 'problem', problem: 'cycle' };
  return way.length > MAX_EXTENDS_DEPTH ? { kind: 'problem', problem: 'too-deep' } : target;
}

function kindOf({ value }: Document): unknown {
  return isJsonObject(value) ? value['kind'] : undefined;
}

function environmentLayer(document: Document, environment: string | undefined, chain: readonly Related[]): Layer[] {
  if (environment === undefined || !listedEnvironments(document).includes(environment)) return [];
  const path = ['spec', 'environments', environment];
  const link = { message: `in the environment \`${environment}\``, origin: document.originOf(path, 'key') };
  return [{ document, path, chain: [link, ...chain] }];
}
