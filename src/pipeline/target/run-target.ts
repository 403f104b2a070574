import { Failure } from '../../core/failure.ts';
import { invariant } from '../../core/invariant.ts';
import { resolvePath } from '../../files/paths.ts';
import type { LedgerPlace } from '../../ledger/open-ledger.ts';
import type { ProjectSettings } from '../../project/settings.ts';
import type { ApiHost, ProjectHost } from '../../submit/hosts.ts';
import { chooseHost } from '../../submit/hosts.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Where the batches of one command go, and where it is recorded what was made of them. */
export interface RunTarget {
  /** Undefined for the embedded server. */
  readonly host: ApiHost | undefined;
  /** What runs count for: the host, or `local`. */
  readonly endpoint: string;
  readonly namespace: string;
  readonly ledger: LedgerPlace;
  /** The ledger of a rehearsal needs none. */
  readonly needsMarker: boolean;
  /** `ledger.assume_absent_after` of the project file, in milliseconds. */
  readonly assumeAbsentAfter: number | undefined;
}

/** What a command line says about it. */
export interface TargetOptions {
  /** `--ledger`. */
  readonly location?: string | undefined;
  /** `--base-url`. */
  readonly baseUrl?: string | undefined;
  /** `--region`. */
  readonly region?: string | undefined;
  /** `--local`: the embedded server, with a ledger of its own. */
  readonly isLocal?: boolean;
  /** `--env`. */
  readonly environmentName?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** What runs on the embedded server count for, whatever its port. */
export const LOCAL_ENDPOINT = 'local';

/** Where everything of `--local` is, below the working directory. */
export const LOCAL_DIRECTORY = '.parsebatch/local';

/**
 * Where batches go: what a flag, the environment and the project file say, in this order. Throws a Failure where batches of
 * one command would go to several hosts or ledgers: each has to be applied by itself.
 */
export function runTargetOf(
  batches: readonly Pick<BuiltBatch, 'document'>[],
  workspace: Pick<Workspace, 'projectOf' | 'rootOf'>,
  options: TargetOptions,
): RunTarget {
  const files = [...new Set(batches.map(({ document }) => document.file))];
  const [target, ...others] = files.map((file) =>
    targetIn({ settings: workspace.projectOf(file), root: workspace.rootOf(file) }, options),
  );
  invariant(target !== undefined, 'there is a batch that has a target');
  const differing = others.find((other) => describe(other) !== describe(target));
  if (differing === undefined) return target;
  const isHost = differing.endpoint !== target.endpoint;
  const what = isHost ? `hosts, \`${target.endpoint}\` and \`${differing.endpoint}\`` : 'ledgers';
  throw new Failure('usage', `The project files of these manifests name different ${what}`, {
    hint: `Name the manifests of one project at a time, or say it for all with ${isHost ? '--base-url' : '--ledger'}.`,
  });
}

/** A project, as far as it says where its batches go. */
export interface TargetProject {
  readonly settings: ProjectSettings;
  readonly root: string | undefined;
}

/** Where the batches of one project go. */
export function targetIn({ settings, root }: TargetProject, options: TargetOptions): RunTarget {
  const { location, isLocal = false, environment, cwd } = options;
  const { url, namespace, allow_public, assume_absent_after } = settings.ledger;
  const common = { namespace: namespace ?? 'default', assumeAbsentAfter: durationOf(assume_absent_after) };
  if (isLocal) {
    const place = { directory: resolvePath(cwd, LOCAL_DIRECTORY), environment };
    const ledger = { location: 'file:ledger', place, allowPublic: false };
    return { ...common, host: undefined, endpoint: LOCAL_ENDPOINT, ledger, needsMarker: false };
  }
  const host = chooseHost({
    flag: options.baseUrl,
    region: options.region,
    environment,
    project: projectHost(settings, options),
  });
  // What a flag names is found from where the command is run, what the project file names from where that is.
  const directory = location === undefined ? (root ?? cwd) : cwd;
  const ledger = {
    location: location ?? url ?? undefined,
    place: { directory, environment },
    allowPublic: allow_public ?? false,
  };
  return { ...common, host, endpoint: host.host, ledger, needsMarker: true };
}

/** The schema has seen to the form. */
function durationOf(text: string | null | undefined): number | undefined {
  const [, number, unit = ''] = /^(\d+)([smhd])$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : Number(number) * (UNITS[unit] ?? 0);
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function projectHost(
  { environments, defaultEnvironment }: ProjectSettings,
  { environmentName = defaultEnvironment }: TargetOptions,
): ProjectHost | undefined {
  const settings = environmentName === undefined ? undefined : environments.get(environmentName);
  if (settings === undefined) return undefined;
  const { baseUrl, region } = settings;
  return { shownAs: `\`environments.${environmentName}.base_url\``, baseUrl, region };
}

/** Two targets that say the same are one. */
function describe({ host, endpoint, namespace, ledger, assumeAbsentAfter }: RunTarget): string {
  const { location, place, allowPublic } = ledger;
  return JSON.stringify([
    host?.baseUrl,
    endpoint,
    namespace,
    location,
    place.directory,
    allowPublic,
    assumeAbsentAfter,
  ]);
}
