import { Failure } from '../../core/failure.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Project } from './answers.ts';
import { ANSWERS } from './answers.ts';
import type { Context } from './context.ts';
import { buildPath, scopeQuery } from './paths.ts';
import { read } from './read.ts';

/** The calls about projects and about what parsing gave. */
export interface ResultCalls {
  readonly listProjects: () => Promise<readonly Project[]>;
  /** What a parsing job gave, by the `job_id` of an item. */
  readonly textResult: (jobId: string) => Promise<string>;
  readonly markdownResult: (jobId: string) => Promise<string>;
  /** The pages, as the service gives them. */
  readonly jsonResult: (jobId: string) => Promise<JsonValue>;
}

/** The calls about what parsing gave, of jobs of v2. */
export function resultV2Calls(context: Context): Omit<ResultCalls, 'listProjects'> {
  const results = { ...context, limits: { ...context.limits, answerBytes: context.limits.resultBytes } };
  const readPart = async (jobId: string, part: 'text_full' | 'markdown_full' | 'items') => {
    const path = buildPath(['parse', jobId], { ...scopeQuery(context.scope), expand: part }, 'v2');
    const answer = await read(results, path, ANSWERS.parseResult);
    const value = answer[part];
    if (value != null) return value;
    throw new Failure('not-found', `The job \`${jobId}\` has no such result`);
  };
  return {
    textResult: async (jobId) => String(await readPart(jobId, 'text_full')),
    markdownResult: async (jobId) => String(await readPart(jobId, 'markdown_full')),
    jsonResult: async (jobId) => {
      const items = await readPart(jobId, 'items');
      return isJsonObject(items) ? (items['pages'] ?? null) : null;
    },
  };
}

/** The calls about projects and results. */
export function resultCalls(context: Context): ResultCalls {
  const { organizationId } = context.scope;
  const results = { ...context, limits: { ...context.limits, answerBytes: context.limits.resultBytes } };
  const pathOf = (jobId: string, format: string) =>
    buildPath(['parsing', 'job', jobId, 'result', format], scopeQuery(context.scope));
  return {
    listProjects: () => read(context, buildPath(['projects'], { organization_id: organizationId }), ANSWERS.projects),
    textResult: async (jobId) => (await read(results, pathOf(jobId, 'text'), ANSWERS.textResult)).text,
    markdownResult: async (jobId) => (await read(results, pathOf(jobId, 'markdown'), ANSWERS.markdownResult)).markdown,
    jsonResult: async (jobId) => (await read(results, pathOf(jobId, 'json'), ANSWERS.jsonResult)).pages,
  };
}
