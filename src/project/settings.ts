import type { Document } from '../core/document.ts';
import type { Origin } from '../core/origin.ts';
import type { Project, ProjectLedger, ProjectLimits, ProjectPolicy, ProjectRules } from '../generated/types.ts';

/** What a project file means. */
export interface ProjectSettings extends ProjectParts {
  /** What `${var:NAME}` reads under an environment: its own variables before those at the top of the file. */
  readonly variables: (environment: string | undefined) => Variables;
}

/** The parts of a project file, each as it is written. */
export interface ProjectParts {
  /** The globs of the project's manifests, relative to the file. */
  readonly include: readonly string[];
  /** The names that `${env:NAME}` may read. */
  readonly env: readonly string[];
  /** The names that `${secret:NAME}` may read. */
  readonly secrets: readonly string[];
  /** The variables at the top of the file. */
  readonly vars: Variables;
  readonly environments: ReadonlyMap<string, EnvironmentSettings>;
  readonly defaultEnvironment: string | undefined;
  readonly rules: ProjectRules;
  readonly policy: ProjectPolicy;
  readonly limits: ProjectLimits;
  readonly ledger: ProjectLedger;
  /** The document that says what stands under a key; undefined where there is no project file. */
  readonly documentOf: (key: keyof Project) => Document | undefined;
}

/** What holds in one environment. */
export interface EnvironmentSettings {
  readonly baseUrl: string | undefined;
  readonly region: 'na' | 'eu' | undefined;
  readonly projectId: string | undefined;
  readonly organizationId: string | undefined;
  readonly requireBranch: string | undefined;
  readonly vars: Variables;
  /** Variables that are set to null: in this environment they are not set. */
  readonly unset: readonly string[];
}

/** Variables by name. */
export type Variables = ReadonlyMap<string, ProjectVariable>;

/** A variable, and the place that wrote it. */
export interface ProjectVariable {
  readonly value: VariableValue;
  /** As it is written: `007` for a number that reads 7. */
  readonly source: string;
  readonly origin: Origin;
}

type Scalar = string | number | boolean;

/** A scalar or a list of them. */
export type VariableValue = Scalar | readonly Scalar[];

/** The settings that parts amount to. */
export function settingsOf(parts: ProjectParts): ProjectSettings {
  return { ...parts, variables: (environment) => variablesIn(parts, environment) };
}

/** What holds where there is no project file: nothing may be read, and nothing is set. */
export const NO_PROJECT: ProjectSettings = settingsOf({
  include: [],
  env: [],
  secrets: [],
  vars: new Map(),
  environments: new Map(),
  defaultEnvironment: undefined,
  rules: {},
  policy: {},
  limits: {},
  ledger: {},
  documentOf: () => undefined,
});

function variablesIn({ vars, environments }: ProjectParts, name: string | undefined): Variables {
  const environment = name === undefined ? undefined : environments.get(name);
  if (environment === undefined) return vars;
  const inherited = [...vars].filter(([variable]) => !environment.unset.includes(variable));
  return new Map([...inherited, ...environment.vars]);
}
