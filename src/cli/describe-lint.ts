import type { Answer } from '../pipeline/check/answer.ts';

/** What was looked at, in one line: `Checked 3 files, 4 documents, 2 environments with 61 rules in 0.2 s`. */
export function describeLint({ findings, environments }: Answer, milliseconds: number): string {
  const { files, documents, rules } = findings.summary;
  const things = [
    count(files, 'file'),
    count(documents, 'document'),
    ...(environments.length === 0 ? [] : [count(environments.length, 'environment')]),
  ];
  return `Checked ${things.join(', ')} with ${count(rules, 'rule')} in ${(milliseconds / 1000).toFixed(1)} s\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
