import { Failure } from '../../core/failure.ts';
import type { Findings } from '../../core/findings.ts';
import { resolvePath } from '../../files/paths.ts';
import { readBytes } from '../../files/read-file.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { resolveBelow } from '../../files/resolve-below.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import { hashText } from '../workspace/hash.ts';
import type { Answer } from './answer.ts';
import { addProjects, createTextHash } from './cache-key.ts';

/** The answer that was kept by a name, where all that it rests on beside what the name says is as it was. */
export async function findAnswer(directory: string, key: string, options: CollectOptions): Promise<Answer | undefined> {
  const kept = readKept(await orUndefined(() => readBytes(fileOf(directory, key), { limit: LARGEST })));
  if (kept === undefined || (await describeRest(kept.rest, options)) !== kept.state) return undefined;
  const { findings, ...answer } = kept.answer;
  return { ...answer, failures: [], findings: { ...findings, sources: new Map(findings.sources) } };
}

/** What an answer rests on that is known only once the files are read. */
export interface Rest {
  /** The paths that files extend. */
  readonly references: readonly { readonly root: string; readonly from: string; readonly path: string }[];
  /** The profiles that were read, absolute. */
  readonly profiles: readonly string[];
  /** The names that project files let manifests read from the environment. */
  readonly env: readonly string[];
}

/** An answer as it is kept. */
export interface Kept {
  readonly rest: Rest;
  /** What that came to. */
  readonly state: string;
  readonly answer: Omit<Answer, 'findings' | 'failures'> & {
    readonly findings: Omit<Findings, 'sources'> & { readonly sources: readonly (readonly [string, string])[] };
  };
}

/** One hash of where references lead, what profiles hold and what the environment says. */
export async function describeRest(
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

/** A larger answer is kept and never found, and nothing is lost by it. */
const LARGEST = 64 * 1024 * 1024;

const LINE_FEED = 10;

/** What is damaged is as if it were not there. */
function readKept(bytes: Uint8Array | undefined): Kept | undefined {
  if (bytes === undefined) return undefined;
  const feed = bytes.indexOf(LINE_FEED);
  const content = bytes.subarray(feed + 1);
  if (DECODER.decode(bytes.subarray(0, feed + 1)) !== `${hashText('sha256', content)}\n`) return undefined;
  return JSON.parse(DECODER.decode(content)) as Kept; // as `keepAnswer` wrote it, to the last byte
}

const DECODER = new TextDecoder();

/** A text below its hash. */
export function sealed(text: string): string {
  return `${hashText('sha256', new TextEncoder().encode(text))}\n${text}`;
}

/** Where an answer of such a name is kept. */
export function fileOf(directory: string, key: string): string {
  return resolvePath(directory, `${key.slice(0, 2)}/${key}.json`);
}

/** What an act comes to; undefined where the world does not let it. */
export async function orUndefined<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
