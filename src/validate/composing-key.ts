import { ownValue } from '../core/own-value.ts';
import type { Path } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';
import type { Format } from './format.ts';
import type { ManifestKind } from './manifest-kind.ts';

/** Says why a key that composes a manifest cannot stand in an environment or in a profile; undefined for other keys. */
export function misplacedComposingKey({ kind, spec }: Format, container: Path, key: string): SchemaFinding | undefined {
  if (container.length !== spec.length) return undefined;
  const reason = ownValue(spec.length > 1 ? IN_ENVIRONMENT : reasonsOf(kind), key);
  return reason && { code: 'schema/unknown-key', path: [...container, key], at: 'key', ...reason };
}

function reasonsOf(kind: ManifestKind): Reasons {
  if (kind === 'ClassifyBatch') return WITHOUT_PROFILES;
  return PROFILES.includes(kind) ? IN_PROFILE : {};
}

const PROFILES: readonly ManifestKind[] = ['ParseBatchProfile', 'BatchProfile'];

type Reasons = Readonly<Record<string, Pick<SchemaFinding, 'message' | 'help'>>>;

const IN_ENVIRONMENT: Reasons = {
  extends: {
    message: '`extends` cannot stand in an environment: all environments are made of the same files.',
    help: 'Move it to `spec`; a profile may have environments of its own.',
  },
  environments: {
    message: '`environments` cannot stand in an environment.',
    help: 'Move what it holds to `spec.environments`.',
  },
  matrix: {
    message: '`matrix` cannot stand in an environment: a manifest makes the same batches in all of them.',
    help: 'Move it to `spec`.',
  },
};

const WITHOUT_PROFILES: Reasons = {
  extends: {
    message: '`extends` cannot stand in a `ClassifyBatch`: there are no profiles for it.',
    help: 'Write the settings out; environments and variables may share them.',
  },
};

const IN_PROFILE: Reasons = {
  matrix: {
    message: '`matrix` cannot stand in a profile: how many batches a manifest makes is told by itself.',
    help: 'Move it to the `spec` of the manifest; `${matrix:NAME}` may stay here.',
  },
};
