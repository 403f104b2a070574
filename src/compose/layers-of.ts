import type { Diagnostic, Related } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import { valueAt } from '../core/path.ts';
import type { ExtendsProblem } from './extends-problem.ts';
import { describeExtendsProblem } from './extends-problem.ts';
import { reportIn } from './finding.ts';
import type { Layer } from './layer.ts';

/** What one item of `extends` leads to. */
export type ExtendsTarget =
  | { readonly kind: 'profile'; readonly document: Document }
  | { readonly kind: 'problem'; readonly problem: ExtendsProblem };

/** Finds the profile that a document names. */
export type FindProfile = (from: Document, reference: string) => ExtendsTarget;

/** The layers of a manifest but its flags, the first one the weakest, and what is wrong with its profiles. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How deep profiles may extend profiles. */
export const MAX_EXTENDS_DEPTH = 8;

/** Lists what a manifest is merged from: each profile behind what it extends, each with its own environment. */
export function layersOf(manifest: Document, environment: string | undefined, findProfile: FindProfile): Layers {
  const diagnostics: Diagnostic[] = [];
  const collect = (document: Document, chain: readonly Related[], way: readonly Document[]): Layer[] => [
    ...extendsOf(document).flatMap(({ reference, index }) => {
      const place = { path: ['spec', 'extends', index], at: 'value' } as const;
      const target = findProfile(document, reference);
      const problem = target.kind === 'problem' ? target.problem : problemOnTheWay(target.document, [document, ...way]);
      if (problem !== undefined) {
        diagnostics.push(
          reportIn(document, { code: 'compose/extends', ...place, ...describeExtendsProblem(problem, reference) }),
        );
      }
      if (problem !== undefined || target.kind === 'problem') return [];
      const link = { message: 'extended here', origin: document.originOf(place.path, place.at) };
      return collect(target.document, [link, ...chain], [document, ...way]);
    }),
    { document, path: ['spec'], chain },
    ...environmentLayer(document, environment, chain),
  ];
  const layers = collect(manifest, [], []);
  return { layers, diagnostics };
}

/** The texts under `extends`; what is none has been reported by then. */
export function extendsOf({ value }: Document): { readonly reference: string; readonly index: number }[] {
  const list = isJsonObject(value) ? valueAt(value, ['spec', 'extends']) : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((reference, index) => (typeof reference === 'string' ? [{ reference, index }] : []));
}

/** The names of the environments that a document lists. */
export function listedEnvironments({ value }: Document): string[] {
  const environments = isJsonObject(value) ? valueAt(value, ['spec', 'environments']) : undefined;
  return isJsonObject(environments) ? Object.keys(environments) : [];
}

function problemOnTheWay(target: Document, way: readonly Document[]): ExtendsProblem | undefined {
  if (way.includes(target)) return 'cycle';
  return way.length > MAX_EXTENDS_DEPTH ? 'too-deep' : undefined;
}

function environmentLayer(document: Document, environment: string | undefined, chain: readonly Related[]): Layer[] {
  if (environment === undefined || !listedEnvironments(document).includes(environment)) return [];
  const path = ['spec', 'environments', environment];
  const link = { message: `in the environment \`${environment}\``, origin: document.originOf(path, 'key') };
  return [{ document, path, chain: [link, ...chain] }];
}
