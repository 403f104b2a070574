import type { Example } from './rule.ts';

/** The manifest that an example stands for: what is only the lines of a spec gets a head, and a source if it has none. */
export function exampleText({ yaml }: Pick<Example, 'yaml'>): string {
  const lines = yaml.trim();
  if (lines.startsWith('apiVersion:')) return `${lines}\n`;
  return /^source:/m.test(lines) ? HEAD + indent(lines) : HEAD + indent(SOURCE) + indent(lines);
}

/** The project file of an example; undefined where it has none. */
export function exampleProject({ project }: Pick<Example, 'project'>): string | undefined {
  return project === undefined ? undefined : `apiVersion: parsebatch.dev/v1\nkind: Project\n${project.trim()}\n`;
}

const HEAD = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices
spec:
`;

const SOURCE = `source:
  directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`;

function indent(lines: string): string {
  return lines.replaceAll(/^(?=.)/gm, '  ').concat('\n');
}
