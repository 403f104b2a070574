import { resolvePath } from '../../files/paths.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import { decodeManifests, readRaw } from '../workspace/read-raw.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Answer } from './answer.ts';
import { answerOf } from './answer.ts';
import type { CheckQuestion } from './cache-key.ts';
import { cacheKeyOf } from './cache-key.ts';
import { findAnswer } from './check-cache.ts';
import type { CheckResult } from './check-workspace.ts';

/** What is asked, and what answers where nobody has yet. */
export interface Once {
  readonly question: Omit<CheckQuestion, 'today'>;
  readonly load: () => Promise<(workspace: Workspace) => CheckResult>;
}

/** Checks manifests, or says again what was found when the same was asked of the same files. */
export async function checkOnce(location: string, options: CollectOptions, { question, load }: Once): Promise<Answer> {
  const raw = await readRaw(options);
  // Where an answer is found, what finds one is not needed.
  const check = async () => {
    const { collectWorkspace } = await import('../workspace/collect-workspace.ts');
    const workspace = await collectWorkspace(options, decodeManifests(raw));
    return { workspace, answer: answerOf((await load())(workspace)) };
  };
  // What cannot be read may be another thing the next time.
  if (raw.failures.length > 0) return (await check()).answer;
  const today = new Date().toISOString().slice(0, 10);
  const directory = resolvePath(options.cwd, location);
  const key = await cacheKeyOf({ ...question, today }, raw, options);
  const kept = await findAnswer(directory, key, options);
  if (kept !== undefined) return kept;
  const { workspace, answer } = await check();
  const { keepAnswer } = await import('./keep-answer.ts');
  await keepAnswer(directory, key, { answer, workspace, options });
  return answer;
}
