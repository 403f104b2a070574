import type { CodePage } from '../core/code-page.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import { valueAt } from '../core/path.ts';
import { reportAt } from '../core/report-at.ts';
import { suggest } from '../core/suggest.ts';
import type { Rule } from './rule.ts';

/** The codes about the rules that a project file names. */
export const RULE_SET_CODES = {
  'project/unknown-rule-set': {
    severity: 'error',
    summary: '`rules.set` names a set of rules that this version does not have.',
    why: 'A set is the rules of one date. A version that does not have it would check less than the project asks for.',
    fix: 'Name one of the sets that the message lists, or update parsebatch.',
  },
  'project/unknown-rule': {
    severity: 'warning',
    summary: '`rules` sets the severity of a rule that this version does not have.',
    why: 'A misspelt rule keeps its own severity, while its author believes that it is set.',
    fix: 'Correct the name; `parsebatch rules` lists the rules. Remove one that is gone.',
  },
  'project/fixed-rule': {
    severity: 'warning',
    summary: '`rules` sets the severity of a rule that has only one.',
    why: 'A policy holds because the project file states it: its rule weighs the same whatever stands under `rules`.',
    fix: 'Remove the entry; a policy is given up by removing it from `policy`.',
  },
} as const satisfies Record<string, CodePage>;

/** The dated sets of rules, oldest first. */
export function ruleSetsOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.map(({ since }) => since))].sort();
}

/** What is wrong with the `rules` of a project file. */
export function checkRuleNames(document: Document, rules: readonly Rule[]): Diagnostic[] {
  const stated = valueAt(document.value, ['rules']);
  if (!isJsonObject(stated)) return [];
  const ids = rules.map(({ id }) => id);
  const sets = ruleSetsOf(rules);
  return Object.entries(stated).flatMap(([name, value]) => {
    const path = ['rules', name];
    const at = (code: keyof typeof RULE_SET_CODES, place: 'key' | 'value', message: string, help: string) =>
      reportAt(document, { code, severity: RULE_SET_CODES[code].severity, path, at: place, message, help });
    if (name === 'set') {
      if (typeof value !== 'string' || sets.includes(value)) return [];
      const help = `The sets are ${sets.map((set) => `\`${set}\``).join(', ')}.`;
      return [at('project/unknown-rule-set', 'value', `There is no set of rules \`${value}\`.`, help)];
    }
    const rule = rules.find(({ id }) => id === name);
    if (rule === undefined) {
      const nearest = suggest(name, ids);
      const help = nearest === undefined ? '`parsebatch rules` lists the rules.' : `Did you mean \`${nearest}\`?`;
      return [at('project/unknown-rule', 'key', `\`${name}\` is not a rule.`, help)];
    }
    if (rule.control !== 'fixed') return [];
    return [at('project/fixed-rule', 'key', `The severity of \`${name}\` cannot be set.`, 'Remove the entry.')];
  });
}
