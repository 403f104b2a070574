import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { exampleText } from '../../src/lint/example-text.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';

/** What rules say about the lines of a spec, or a whole file. */
export function lintSpec(yaml: string, project?: string): readonly Diagnostic[] {
  const options = project === undefined ? {} : { project: { file: 'parsebatch.config.yaml', text: project } };
  return lintManifests([{ file: 'a.parsebatch.yaml', text: exampleText({ yaml }) }], options).findings.diagnostics;
}

/** The findings of one rule in a spec, as `severity message`. */
export function saidBy(rule: string, yaml: string): readonly string[] {
  return lintSpec(yaml)
    .filter(({ code }) => code === rule)
    .map(({ severity, message }) => `${severity} ${message}`);
}

/** The lines of a spec that set one parameter to a text. */
export function withParameter(name: string, text: string): string {
  return `parameters:\n  ${name}: ${JSON.stringify(text)}`;
}
