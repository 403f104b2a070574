import type { Example } from './rule.ts';

/**
 * The manifest that an example stands for: what is only the lines of a spec gets a head, and a source if it has none. A
 * spec with a `job` is one of a `Batch`.
 */
export function exampleText({ yaml }: Pick<Example, 'yaml'>): string {
  const lines = yaml.trim();
  if (lines.startsWith('apiVersion:')) return `${lines}\n`;
  const head = headOf(/^job:/m.test(lines) ? 'Batch' : 'ParseBatch');
  return /^source:/m.test(lines) ? head + indent(lines) : head + indent(SOURCE) + indent(lines);
}

/** The project file of an example; undefined where it has none. */
export function exampleProject({ project }: Pick<Example, 'project'>): string | undefined {
  return project === undefined ? undefined : `apiVersion: parsebatch.dev/v1\nkind: Project\n${project.trim()}\n`;
}

function headOf(kind: 'Batch' | 'ParseBatch'): string {
  return `apiVersion: parsebatch.dev/v1
kind: ${kind}
metadata:
  name: invoices
spec:
`;
}

const SOURCE = `source:
  directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;

function indent(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  ').concat('\n');
}
