import type { VersionTable } from './read-versions.ts';

/** The module `src/catalogue/versions.ts`, with a table and the day on which it was asked for. */
export function writeVersions(table: VersionTable, day: string): string {
  const tiers = Object.entries(table).map(([tier, versions]) => writeTier(tier, versions));
  return `/** A tier of the parse API. */
export type Tier = keyof typeof TIER_VERSIONS;

/** The day of the list of the releases below; the service may have newer ones. */
export const VERSIONS_DATED = '${day}';

/** The releases of each tier that the parse API accepts, newest first. A release of one tier is unknown to another. */
export const TIER_VERSIONS = {
${tiers.join('\n')}
} as const satisfies Readonly<Record<string, readonly string[]>>;
`;
}

/** As the formatter lays it out: on one line where there is room. */
function writeTier(tier: string, versions: readonly string[]): string {
  const quoted = versions.map((version) => `'${version}'`);
  const line = `  ${tier}: [${quoted.join(', ')}],`;
  if (line.length <= WIDTH) return line;
  return `  ${tier}: [\n${quoted.map((version) => `    ${version},`).join('\n')}\n  ],`;
}

const WIDTH = 120;
