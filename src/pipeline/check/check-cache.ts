import { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import { resolvePath } from '../../files/paths.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { resolveBelow } from '../../files/resolve-below.ts';
import { writeAtomically } from '../../files/write-file.ts';
import { pathsExtendedBy } from '../workspace/collect-profiles.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Answer } from './answer.ts';
import { addProjects, createTextHash } from './cache-key.ts';

/** The answer that was kept by a name, where all that it rests on beside what the name says is as it was. */
export async function findAnswer(directory: string, key: string, options: CollectOptions): Promise<Answer | undefined> {
  const kept = readKept(await orUndefined(() => readTextIfThere(fileOf(directory, key))));
  if (kept === undefined || (await describeRest(kept.rest, options)) !== kept.state) return undefined;
  const { findings, ...answer } = kept.answer;
  return { ...answer, failures: [], findings: { ...findings, sources: new Map(findings.sources) } };
}

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

/** What an answer rests on that is known only once the files are read. */
interface Rest {
  /** The paths that files extend. */
  readonly references: readonly { readonly root: string; readonly from: string; readonly path: string }[];
  /** The profiles that were read, absolute. */
  readonly profiles: readonly string[];
  /** The names that project files let manifests read from the environment. */
  readonly env: readonly string[];
}

interface Kept {
  readonly rest: Rest;
  /** What that came to. */
  readonly state: string;
  readonly answer: Omit<Answer, 'findings' | 'failures'> & {
    readonly findings: Omit<Findings, 'sources'> & { readonly sources: readonly (readonly [string, string])[] };
  };
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

/** One hash of where references lead, what profiles hold and what the environment says. */
async function describeRest(
  { references, profiles, env }: Rest,
  { environment, cwd }: CollectOptions,
): Promise<string> {
  const hash = createTextHash();
  for (const { root, from, path } of references) hash.add(JSON.stringify(await resolveBelow({ root, from }, path)));
  for (const profile of profiles) hash.add(JSON.stringify((await orUndefined(() => readTextIfThere(profile))) ?? null));
  await addProjects(hash, profiles, cwd);
  for (const name of env) hash.add(JSON.stringify(environment[name] ?? null));
  return hash.end();
}

/** What is damaged is as if it were not there. */
function readKept(text: string | undefined): Kept | undefined {
  const feed = text?.indexOf('\n') ?? -1;
  if (text === undefined || sealed(text.slice(feed + 1)) !== text) return undefined;
  return JSON.parse(text.slice(feed + 1)) as Kept; // as `keepAnswer` wrote it, to the last byte
}

/** A text below its hash. */
function sealed(text: string): string {
  const hash = createTextHash();
  hash.add(text);
  return `${hash.end()}\n${text}`;
}

function fileOf(directory: string, key: string): string {
  return resolvePath(directory, `${key.slice(0, 2)}/${key}.json`);
}

async function orUndefined<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
