import type { JsonObject } from '../../../core/json.ts';
import type { ParseResult } from '../../results/read-result.ts';
import { readResult } from '../../results/read-result.ts';
import type { World } from '../../world.ts';
import type { Links } from '../download.ts';
import { contentOf, isPart, PARTS } from './result-parts.ts';
import type { ParseJob } from './write-parse-job.ts';
import { writeParseJob } from './write-parse-job.ts';

/** A job and of its result what is asked for (OpenAPI: ParseResultResponse); a job that is not completed has none. */
export async function writeParseResult(
  job: ParseJob,
  expand: ReadonlySet<string>,
  world: World,
  links: Links,
): Promise<JsonObject> {
  const { item } = job;
  const isDone = item.status === 'completed';
  const credits = item.isCached ? 0 : 1;
  const written = {
    ...writeParseJob(job),
    ...(expand.has('usage') && { usage: { credits: isDone ? credits : null } }),
  };
  const asked = [...expand].filter((name) => name !== 'usage');
  if (!isDone || asked.length === 0) return { job: written };
  const result = await readResult(item, world);
  const parts = asked.flatMap((name) => (isPart(name) ? [[name, PARTS[name](result)] as const] : []));
  const metadata = metadataOf(result, item.isCached === true);
  return {
    job: written,
    ...Object.fromEntries(parts),
    ...(expand.has('job_metadata') && { job_metadata: metadata }),
    ...(expand.has('images_content_metadata') && { images_content_metadata: { total_count: 0, images: [] } }),
    result_content_metadata: linksTo(asked, result, item.jobId ?? '', links),
  };
}

/** What the API tells here is not documented in full; that a text is a placeholder is ours to say. */
function metadataOf(result: ParseResult, isCached: boolean): JsonObject {
  return { job_pages: result.pages.length, job_is_cache_hit: isCached, is_placeholder: !result.isOwnText };
}

const CONTENT = '_content_metadata';

/** Of each part that is asked for by `…_content_metadata`: how long it is, and where it can be fetched. */
function linksTo(asked: readonly string[], result: ParseResult, jobId: string, links: Links): JsonObject | null {
  const parts = asked.filter((name) => name.endsWith(CONTENT)).map((name) => name.slice(0, -CONTENT.length));
  const found = parts.flatMap((part) => {
    const content = contentOf(part, result);
    if (content === undefined) return [];
    const size = Buffer.byteLength(content);
    return [[part, { size_bytes: size, exists: true, presigned_url: links.toResult(jobId, part) }] as const];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}
