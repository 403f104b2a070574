import { isSet } from '../../catalogue/condition.ts';
import { TIER_VERSIONS } from '../../catalogue/versions.ts';
import type { JsonValue } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import type { Problem } from '../http/api-error.ts';
import type { Location } from '../http/shape.ts';

/** What the fields of a parse configuration, each of which fits, say together that the API's documents rule out. */
export function checkParseV2(configuration: JsonValue, loc: Location): readonly Problem[] {
  return RULES.flatMap(({ at, refuses, msg }) => {
    const value = valueAt(configuration, at);
    const isRefused = isSet(value) && refuses(value, valueAt(configuration, ['tier']));
    return isRefused ? [{ loc: [...loc, ...at], msg: `Value error, ${msg}`, type: 'value_error' }] : [];
  });
}

interface Rule {
  readonly at: readonly string[];
  readonly refuses: (value: JsonValue, tier: JsonValue | undefined) => boolean;
  readonly msg: string;
}

const RULES: readonly Rule[] = [
  {
    at: ['version'],
    refuses: (version, tier) => version !== 'latest' && !versionsOf(tier).includes(String(version)),
    msg: 'this version is unknown to the tier; see GET /api/v2/parse/versions',
  },
  {
    at: ['agentic_options'],
    refuses: (_options, tier) => tier === 'fast',
    msg: 'agentic_options cannot be used with the fast tier',
  },
  {
    at: ['fast_options'],
    refuses: (_options, tier) => tier !== 'fast',
    msg: 'fast_options can only be used with the fast tier',
  },
  {
    at: ['processing_options', 'cost_optimizer', 'enable'],
    refuses: (_enable, tier) => tier !== 'agentic' && tier !== 'agentic_plus',
    msg: 'cost_optimizer can only be used with the agentic tiers',
  },
  {
    at: ['processing_options', 'forms'],
    refuses: (_forms, tier) => tier === 'fast',
    msg: 'forms cannot be used with the fast tier',
  },
  {
    at: ['page_ranges', 'target_pages'],
    refuses: (pages) => !areDistinctPages(String(pages)),
    msg: 'Page numbers must be positive (1-based), in ascending ranges, and each named once',
  },
];

function versionsOf(tier: JsonValue | undefined): readonly string[] {
  return (TIER_VERSIONS as Readonly<Record<string, readonly string[]>>)[String(tier)] ?? [];
}

/** Numbers and ranges with commas between them, from 1, none of which meets another. */
function areDistinctPages(text: string): boolean {
  if (!/^\s*\d+(?:-\d+)?(?:\s*,\s*\d+(?:-\d+)?)*\s*$/.test(text)) return false;
  const ranges = text.split(',').map((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return [from, to] as const;
  });
  const sorted = ranges.toSorted(([one], [other]) => one - other);
  return sorted.every(([from, to], index) => from >= 1 && from <= to && from > (sorted[index - 1]?.[1] ?? 0));
}
