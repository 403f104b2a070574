import { payloadOf } from '../../compile/payload.ts';
import { resolveSecrets } from '../../submit/resolve-secrets.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { BuiltBatch } from './build-batches.ts';
import type { SecretSources } from './read-secrets.ts';
import { readSecrets } from './read-secrets.ts';

/**
 * The values of the secrets that batches name, by name; one that is set nowhere is left out. Throws a Failure for names
 * that the project file of a batch does not list.
 */
export function readBatchSecrets(
  batches: readonly BuiltBatch[],
  { projectOf }: Pick<Workspace, 'projectOf'>,
  { environment, file }: Omit<SecretSources, 'project'>,
): ReadonlyMap<string, string> {
  const names = new Map<ReturnType<typeof projectOf>, string[]>();
  for (const batch of batches) {
    const project = projectOf(batch.document.file);
    names.set(project, [...(names.get(project) ?? []), ...secretNamesIn(batch)]);
  }
  return new Map(
    [...names].flatMap(([project, named]) => [
      ...readSecrets(named, { environment, file, project }, project.documentOf('secrets')?.file),
    ]),
  );
}

/** With no secret set, every one that is named is missing. */
function secretNamesIn(batch: BuiltBatch): readonly string[] {
  const resolved = resolveSecrets(payloadOf(batch), () => undefined);
  return 'missing' in resolved ? resolved.missing : [];
}
