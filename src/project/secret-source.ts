import { isOwnKey } from '../core/own-keys.ts';
import type { ProjectSettings } from './settings.ts';

/** Where secrets are looked up. */
export interface SecretSources {
  /** The environment of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the file that `--secrets-file` names holds. */
  readonly file?: ReadonlyMap<string, string> | undefined;
  readonly project: Pick<ProjectSettings, 'secrets'>;
}

/** Looks a secret up: its value, `unlisted` where the project file does not list the name, undefined where nothing is set. */
export type LookUpSecret = (name: string) => { readonly value: string } | 'unlisted' | undefined;

/**
 * Reads secrets by their names, and only those that the project file lists: a change to a manifest must not be enough to
 * read the environment. The file wins over the environment, as every flag does.
 */
export function secretSource({ environment, file, project }: SecretSources): LookUpSecret {
  return (name) => {
    if (!project.secrets.includes(name) || isOwnKey(name)) return 'unlisted';
    const value = file?.get(name) ?? (Object.hasOwn(environment, name) ? environment[name] : undefined);
    return value === undefined ? undefined : { value };
  };
}
