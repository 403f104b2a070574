import { compareDiagnostics } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { CheckResult } from './check-workspace.ts';
import { validateWorkspace } from './check-workspace.ts';
import type { ListedVariable } from './list-variables.ts';
import { listVariables } from './list-variables.ts';
import { maskedSources } from './masked-sources.ts';
import type { CompositionOptions } from './read-composition.ts';
import { readVariables } from './read-composition.ts';
import { variableFindings } from './variable-findings.ts';

/** The variables of some manifests, with what checking the manifests found and what is to say about the variables. */
export interface FoundVariables extends CheckResult {
  readonly variables: readonly ListedVariable[];
}

/** Finds the variables that the manifests of a workspace read, in each of their environments, and those that are declared. */
export function findVariables(workspace: Workspace, options: CompositionOptions): FoundVariables {
  const checked = validateWorkspace(workspace, options);
  const documents = workspace.projects.flatMap((project) => project.documents);
  const given = new Set(readVariables(options).flags.keys());
  const variables = listVariables(checked.uses, documents, given);
  const diagnostics = [...checked.findings.diagnostics, ...variableFindings(variables)].sort(compareDiagnostics);
  const { summary } = checked.findings;
  const findings: Findings = {
    ...checked.findings,
    diagnostics,
    sources: maskedSources(workspace, diagnostics),
    summary: summarize(diagnostics, summary),
  };
  return { ...checked, findings, variables };
}
