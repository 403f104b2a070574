import type { RuleSeverity } from '../core/diagnostic.ts';
import { Failure } from '../core/failure.ts';
import { suggest } from '../core/suggest.ts';
import { RULES } from '../lint/rules/index.ts';

/** Reads severities as `--rule` states them, `ID=SEVERITY`; of two for one rule the later holds. */
export function readSeverities(stated: readonly string[]): ReadonlyMap<string, RuleSeverity> {
  return new Map(stated.map(readSeverity));
}

function readSeverity(text: string): readonly [string, RuleSeverity] {
  const [id = '', severity = ''] = text.split('=', 2);
  const rule = RULES.find((known) => known.id === id);
  if (rule === undefined) {
    const nearest = suggest(
      id,
      RULES.map((known) => known.id),
    );
    const hint = nearest === undefined ? 'See `parsebatch rules`.' : `Did you mean \`${nearest}\`?`;
    throw new Failure('usage', `There is no rule \`${id}\`.`, { hint });
  }
  if (!isSeverity(severity)) {
    throw new Failure('usage', `\`--rule ${text}\` states no severity.`, {
      hint: `Write ${id}=error, warning, info or off.`,
    });
  }
  if (rule.control === 'fixed') {
    const hint = 'It holds as long as the project file asks for it.';
    throw new Failure('usage', `The severity of \`${id}\` cannot be set.`, { hint });
  }
  return [id, severity];
}

function isSeverity(text: string): text is RuleSeverity {
  return ['error', 'warning', 'info', 'off'].includes(text);
}
