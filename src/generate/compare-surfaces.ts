import type { Area, Shape, Surface } from './surface.ts';

/** One name on which the catalogue and another source differ. */
export interface Difference {
  readonly area: Area;
  readonly name: string;
  /** `added` and `removed` are said of the other source: it has the name and the catalogue not, or the reverse. */
  readonly change: 'added' | 'removed' | 'changed';
  /** What differs, in one line. */
  readonly detail: string;
}

/** Compares the areas that the other source speaks of, in the order of area and name. */
export function compareSurfaces(ours: Surface, theirs: Surface): readonly Difference[] {
  return (Object.keys(theirs) as Area[]).flatMap((area) => compareArea(area, ours[area] ?? {}, theirs[area] ?? {}));
}

/** A difference as one line of a report. */
export function formatDifference({ area, name, change, detail }: Difference): string {
  const sign = { added: '+', removed: '-', changed: '~' }[change];
  return `${sign} ${area}.${name}: ${detail}`;
}

function compareArea(
  area: Area,
  ours: Readonly<Record<string, Shape>>,
  theirs: Readonly<Record<string, Shape>>,
): readonly Difference[] {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].toSorted();
  return names.flatMap((name): Difference[] => {
    const [our, their] = [ours[name], theirs[name]];
    if (our === undefined) return their ? [{ area, name, change: 'added', detail: describe(their) }] : [];
    if (their === undefined) return [{ area, name, change: 'removed', detail: describe(our) }];
    const detail = changes(our, their);
    return detail === '' ? [] : [{ area, name, change: 'changed', detail }];
  });
}

function describe({ kind, nullable, values }: Shape): string {
  const type = nullable ? `${kind} or null` : kind;
  return values === undefined ? type : `${type} (${values.join(', ')})`;
}

function changes(ours: Shape, theirs: Shape): string {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])] as (keyof Shape)[];
  return keys
    .filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]))
    .map((key) => (key === 'values' ? valueChanges(ours, theirs) : `${key} ${show(ours[key])} → ${show(theirs[key])}`))
    .join('; ');
}

function valueChanges({ values: ours }: Shape, { values: theirs }: Shape): string {
  if (ours === undefined) return `values closed to ${theirs?.join(', ')}`;
  if (theirs === undefined) return 'values open';
  const more = theirs.filter((value) => !ours.includes(value)).map((value) => `+${value}`);
  const fewer = ours.filter((value) => !theirs.includes(value)).map((value) => `-${value}`);
  return `values ${[...more, ...fewer].join(' ')}`;
}

function show(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value);
}
