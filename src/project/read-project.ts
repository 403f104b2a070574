import type { Document } from '../core/document.ts';
import type { Outcome } from '../core/outcome.ts';
import { isOwnKey } from '../core/own-keys.ts';
import type { Path } from '../core/path.ts';
import { literalText } from '../core/reference.ts';
import type { Project, ProjectEnvironment } from '../generated/types.ts';
import { checkForm } from './check-form.ts';
import { checkProject } from './check-project.ts';
import { checkRequires } from './check-requires.ts';
import type { EnvironmentSettings, ProjectSettings, Variables, VariableValue } from './settings.ts';
import { settingsOf } from './settings.ts';

/**
 * Reads what a project file means. There is no value where the file does not have its form; other mistakes leave one,
 * so that what depends on it is not reported too.
 */
export function readProject(document: Document, version: string): Outcome<ProjectSettings> {
  const requires = checkRequires(document, version);
  // A file for another version may have a form of its own.
  if (requires?.code === 'project/requires') return { value: undefined, diagnostics: [requires] };
  const { value: project, diagnostics } = checkForm(document);
  if (project === undefined) return { value: undefined, diagnostics };
  const found = [...diagnostics, ...(requires === undefined ? [] : [requires]), ...checkProject(document, project)];
  return { value: settingsIn(document, project), diagnostics: found };
}

function settingsIn(document: Document, project: Project): ProjectSettings {
  return settingsOf({
    include: project.include ?? [],
    env: readable(project.env),
    secrets: readable(project.secrets),
    vars: readVariables(document, ['vars'], project.vars).set,
    environments: new Map(
      Object.entries(project.environments ?? {}).map(([name, environment]) => [
        name,
        readEnvironment(document, name, environment ?? {}),
      ]),
    ),
    defaultEnvironment: project.default_environment ?? undefined,
    rules: project.rules ?? {},
    policy: project.policy ?? {},
    limits: project.limits ?? {},
    ledger: project.ledger ?? {},
    documentOf: () => document,
  });
}

/** The API's own keys are reported, and not readable all the same. */
function readable(names: readonly string[] | null | undefined): readonly string[] {
  return (names ?? []).filter((name) => !isOwnKey(name));
}

function readEnvironment(document: Document, name: string, environment: ProjectEnvironment): EnvironmentSettings {
  const { set, unset } = readVariables(document, ['environments', name, 'vars'], environment.vars);
  return {
    baseUrl: environment.base_url ?? undefined,
    region: environment.region ?? undefined,
    projectId: environment.project_id ?? undefined,
    organizationId: environment.organization_id ?? undefined,
    requireBranch: environment.require_branch ?? undefined,
    vars: set,
    unset,
  };
}

/** The variables below a path, and the names of those that are null. */
function readVariables(
  document: Document,
  path: Path,
  vars: Project['vars'],
): { readonly set: Variables; readonly unset: readonly string[] } {
  const entries = Object.entries(vars ?? {});
  const set = entries.flatMap(([name, value]) => {
    if (value === null) return [];
    const place = [...path, name];
    const source = document.sourceOf(place) ?? JSON.stringify(value);
    return [[name, { value: withoutEscapes(value), source, origin: document.originOf(place, 'value') }] as const];
  });
  return { set: new Map(set), unset: entries.flatMap(([name, value]) => (value === null ? [name] : [])) };
}

/** `$${` stands for a literal `${`, as in a manifest. */
function withoutEscapes(value: VariableValue): VariableValue {
  if (typeof value === 'string') return literalText(value);
  if (typeof value !== 'object') return value;
  return value.map((item) => (typeof item === 'string' ? literalText(item) : item));
}
