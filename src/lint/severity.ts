import type { RuleSeverity, Severity } from '../core/diagnostic.ts';
import type { ProjectRules } from '../generated/types.ts';
import type { Rule } from './rule.ts';

/** The severities that a command line states, by rule. */
export type SeverityFlags = ReadonlyMap<string, RuleSeverity>;

/** Gives the severity of a finding, told how much the rule says that this one weighs. */
export type Weigh = (own: Severity | undefined) => Severity;

/**
 * How much findings of a rule weigh, undefined where it is off: as the command line says, else the project file, else the
 * rule. A rule that is newer than the project's dated set of rules is off until it is named. What the project file itself
 * asks for, by a policy, cannot be set.
 */
export function weigherOf(rule: Rule, project: ProjectRules, flags: SeverityFlags): Weigh | undefined {
  const { severity } = rule;
  if (rule.control !== 'fixed') {
    const stated = flags.get(rule.id) ?? (project[rule.id] as RuleSeverity | null | undefined); // no rule is called `set`
    if (stated === 'off') return undefined;
    if (stated != null) return () => stated;
    if (project.set != null && rule.since > project.set) return undefined;
  }
  return severity === 'off' ? undefined : (own) => own ?? severity;
}
