import { describe, expect, test } from 'vitest';
import type { RuleSeverity, Severity } from '../../src/core/diagnostic.ts';
import type { ProjectRules } from '../../src/generated/types.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { ruleSetsOf } from '../../src/lint/rule-sets.ts';
import { weigherOf } from '../../src/lint/severity.ts';

const RULE: Rule = {
  id: 'a-rule',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A rule.',
  why: 'For a test.',
  fix: 'Nothing.',
  bad: [],
  good: [],
  check: () => [],
};

interface Case {
  readonly says: string;
  readonly rule?: Partial<Pick<Rule, 'severity' | 'since' | 'control'>>;
  readonly project?: ProjectRules;
  readonly flag?: RuleSeverity;
  readonly own?: Severity;
  readonly weighs: Severity | undefined;
}

const CASES: readonly Case[] = [
  { says: 'as the rule says', weighs: 'warning' },
  { says: 'as the finding says, where it weighs less', own: 'info', weighs: 'info' },
  { says: 'as the project file says', project: { 'a-rule': 'error' }, weighs: 'error' },
  {
    says: 'as the project file says, whatever the finding does',
    project: { 'a-rule': 'error' },
    own: 'info',
    weighs: 'error',
  },
  { says: 'as the command line says', project: { 'a-rule': 'error' }, flag: 'info', weighs: 'info' },
  { says: 'nothing where it is off in the project file', project: { 'a-rule': 'off' }, weighs: undefined },
  {
    says: 'what the command line says of a rule that is off',
    project: { 'a-rule': 'off' },
    flag: 'error',
    weighs: 'error',
  },
  { says: 'nothing where it is off by itself', rule: { severity: 'off' }, weighs: undefined },
  {
    says: 'as the project file says of a rule that is off by itself',
    rule: { severity: 'off' },
    project: { 'a-rule': 'info' },
    weighs: 'info',
  },
  { says: 'as the rule says, in its own set', project: { set: '2026-11' }, weighs: 'warning' },
  {
    says: 'nothing in a set that is older',
    rule: { since: '2027-02' },
    project: { set: '2026-11' },
    weighs: undefined,
  },
  { says: 'as the rule says, without a set', rule: { since: '2027-02' }, weighs: 'warning' },
  {
    says: 'as it is stated, also in a set that is older',
    rule: { since: '2027-02' },
    project: { set: '2026-11', 'a-rule': 'info' },
    weighs: 'info',
  },
  { says: 'as the rule says, where null takes a setting back', project: { 'a-rule': null }, weighs: 'warning' },
  {
    says: 'as the rule says, where a policy asks for it',
    rule: { control: 'fixed' },
    project: { 'a-rule': 'off' },
    flag: 'off',
    weighs: 'warning',
  },
];

describe('a finding weighs', () => {
  test.each(CASES)('$says', ({ rule, project = {}, flag, own, weighs }) => {
    const flags = new Map(flag === undefined ? [] : [[RULE.id, flag] as const]);
    expect(weigherOf({ ...RULE, ...rule } as Rule, project, flags)?.(own)).toBe(weighs);
  });
});

test('the sets are the dates of the rules, oldest first', () => {
  const later = { ...RULE, since: '2027-02' };
  expect(ruleSetsOf([later, RULE, RULE])).toEqual(['2026-11', '2027-02']);
});
