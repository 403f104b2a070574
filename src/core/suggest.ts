import leven from 'leven';

/** How many edits a misspelling may be away from what was meant. */
const MAX_DISTANCE = 2;

/**
 * The candidate that a misspelt name most likely stands for: the same name in another spelling (`parseMode`,
 * `Parse-Mode`), else the nearest at a distance of at most two edits; undefined where nothing is near.
 */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  const plain = toSnakeCase(name);
  const respelt = candidates.find((candidate) => toSnakeCase(candidate) === plain);
  if (respelt !== undefined) return respelt;
  let best: string | undefined;
  let bestDistance = maxDistance(name) + 1;
  for (const candidate of candidates) {
    const other = toSnakeCase(candidate);
    // Names of such different lengths are further apart than what is near already.
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = leven(plain, other, { maxDistance: bestDistance });
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * Whether a misspelt name can stand for nothing but `meant`: the same name in another spelling, or one edit away from it
 * with no other candidate near. A digit is no slip of a letter: it makes another version or another name.
 */
export function isCertain(name: string, meant: string, candidates: readonly string[]): boolean {
  const plain = toSnakeCase(name);
  const near = candidates.filter((candidate) => {
    const other = toSnakeCase(candidate);
    if (Math.abs(other.length - plain.length) > MAX_DISTANCE) return false;
    return leven(plain, other, { maxDistance: MAX_DISTANCE + 1 }) <= MAX_DISTANCE;
  });
  if (near.filter((other) => toSnakeCase(other) === plain).length === 1) return toSnakeCase(meant) === plain;
  if (digitsOf(plain) !== digitsOf(toSnakeCase(meant)) || near.length !== 1) return false;
  return leven(plain, toSnakeCase(meant), { maxDistance: 2 }) === 1;
}

function digitsOf(name: string): string {
  return name.replaceAll(/\D/g, '');
}

/** Two letters differ from every other two by at most two edits: so short a name stands for itself alone. */
function maxDistance({ length }: string): number {
  return length < 3 ? 0 : Math.min(MAX_DISTANCE, Math.ceil(length / 3));
}

/** The snake_case spelling of a name written as camelCase, PascalCase, kebab-case or with spaces. */
export function toSnakeCase(name: string): string {
  if (SNAKE_CASE.test(name)) return name;
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-\s]+/g, '_')
    .toLowerCase();
}

const SNAKE_CASE = /^[a-z0-9_]*$/;
