import type { Route } from './call.ts';

/** A route that a request leads to, with the values of its path. */
export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request; `'method'` where the path is known but not with that method. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | 'method' | undefined {
  const table = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method, path) => {
    const segments = path.split('/').map(decodeSegment);
    const fitting = table.filter(({ parts }) => fits(parts, segments));
    // A path that is written out wins over one with a place for any value, in whatever order they stand.
    const sorted = fitting.toSorted((one, other) => valuesIn(one.parts) - valuesIn(other.parts));
    const found = sorted.find(({ route }) => route.method === method);
    if (found === undefined) return sorted.length > 0 ? 'method' : undefined;
    return { route: found.route, params: readParams(found.parts, segments) };
  };
}

function fits(parts: readonly string[], segments: readonly string[]): boolean {
  return (
    parts.length === segments.length &&
    parts.every((part, index) => (isValue(part) ? segments[index] !== '' : part === segments[index]))
  );
}

function readParams(parts: readonly string[], segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((part, index) => (isValue(part) ? [[part.slice(1, -1), segments[index] ?? '']] : [])),
  );
}

function valuesIn(parts: readonly string[]): number {
  return parts.filter(isValue).length;
}

function isValue(part: string): boolean {
  return part.startsWith('{');
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
