import type { Row } from '../../compose/matrix.ts';
import type { Variable, Variables } from '../../compose/variables.ts';
import type { ProjectSettings } from '../../project/settings.ts';

/** Where the variables of a run come from, besides the project file. */
export interface VariableSources {
  /** `--var`. */
  readonly flags: ReadonlyMap<string, Variable>;
  /** The environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The variables of one manifest, composed for one environment and one row of its matrix. */
export function variablesFor(
  { flags, environment }: VariableSources,
  project: ProjectSettings,
  target: { readonly environment: string | undefined; readonly row: Row | undefined },
): Variables {
  const declared = project.variables(target.environment);
  return {
    declared: (name) => flags.get(name) ?? declared.get(name),
    fromEnvironment: (name) => {
      if (!project.env.includes(name)) return 'unlisted';
      const value = environment[name];
      return value === undefined ? undefined : { value, source: value, origin: { kind: 'environment', name } };
    },
    fromRow: (name) => target.row?.values.get(name),
  };
}
