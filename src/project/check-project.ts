import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Project } from '../generated/types.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkNames } from './check-names.ts';
import { checkReferences } from './check-references.ts';
import type { ProjectFinding } from './finding.ts';
import { reportIn } from './finding.ts';
import { unknownEnvironment } from './unknown-environment.ts';

/** What is wrong with a project file that has the form of one. */
export function checkProject(document: Document, project: Project): Diagnostic[] {
  const findings: readonly ProjectFinding[] = [
    ...checkReferences(document),
    ...checkNames(project, 'env'),
    ...checkNames(project, 'secrets'),
    ...checkAddresses(document, project),
    ...checkDefaultEnvironment(project),
  ];
  return findings.map((finding) => reportIn(document, finding));
}

function checkDefaultEnvironment({ default_environment: name, environments }: Project): ProjectFinding[] {
  const known = Object.keys(environments ?? {});
  if (name == null || known.includes(name)) return [];
  return [unknownEnvironment(name, known, 'the project file')];
}
