import { resolvePath } from '../../files/paths.ts';
import { writeAtomically } from '../../files/write-file.ts';
import { pathsExtendedBy } from '../workspace/collect-profiles.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Answer } from './answer.ts';
import type { Kept, Rest } from './check-cache.ts';
import { describeRest, fileOf, orUndefined, sealed } from './check-cache.ts';

/** Keeps an answer. A cache that cannot be written is none, and nothing is lost by it. */
export async function keepAnswer(
  directory: string,
  key: string,
  { answer, workspace, options }: { answer: Answer; workspace: Workspace; options: CollectOptions },
): Promise<void> {
  if (answer.failures.length > 0 || workspace.unread > 0) return;
  const rest = restOf(workspace, options);
  const { findings, failures: _, ...others } = answer;
  const kept: Kept = {
    rest,
    state: await describeRest(rest, options),
    answer: { ...others, findings: { ...findings, sources: [...findings.sources] } },
  };
  await orUndefined(() => writeAtomically(fileOf(directory, key), sealed(JSON.stringify(kept))));
}

function restOf({ named, extended, rootOf, projectOf }: Workspace, { cwd }: CollectOptions): Rest {
  const files = [...named, ...extended];
  return {
    references: files.flatMap((file) =>
      Array.from(pathsExtendedBy(file), (path) => ({
        root: rootOf(file.source.file) ?? cwd,
        from: resolvePath(cwd, file.source.file),
        path,
      })),
    ),
    profiles: extended.map(({ source }) => resolvePath(cwd, source.file)),
    env: [...new Set(files.flatMap(({ source }) => projectOf(source.file).env))],
  };
}
