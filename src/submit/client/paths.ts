import { Failure } from '../../core/failure.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Scope } from './context.ts';
import { isId } from './shape.ts';

/** The values of a query; what is undefined or null is left out, and a list stands in it once for each text. */
export type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** The version of the API that a path belongs to. */
export type ApiVersion = 'v1' | 'v2';

/** A path with its query. Throws for an id that would lead elsewhere. */
export function buildPath(parts: readonly string[], query: Query = {}, version: ApiVersion = 'v1'): string {
  const wrong = parts.find((part) => !isId(part));
  if (wrong !== undefined) throw new Failure('usage', `\`${wrong}\` cannot be an id of the API`);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) search.append(name, String(one));
  const text = search.toString();
  return `/api/${version}/${parts.join('/')}${text === '' ? '' : `?${text}`}`;
}

/** The scope as the API spells it in a query. */
export function scopeQuery({ projectId, organizationId }: Scope): Query {
  return { project_id: projectId, organization_id: organizationId };
}

/** The query that a compiled request carries. */
export function textsOf(query: JsonObject): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string')) as Query;
}
