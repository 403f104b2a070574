import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A module of ours and all that it needs at once, but not what it loads when it comes to that. */
export function neededBy(file: string, needed = new Set<string>()): ReadonlySet<string> {
  if (needed.has(file)) return needed;
  needed.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(IMPORTS)) neededBy(resolve(dirname(file), specifier), needed);
  return needed;
}

const IMPORTS = /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gms;
