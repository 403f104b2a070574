import { TIER_VERSIONS } from '../../../catalogue/versions.ts';
import type { JsonObject } from '../../../core/json.ts';
import type { Processor } from '../../batches/processor.ts';
import { ApiError, notFound } from '../../http/api-error.ts';
import type { Call, Route } from '../../http/call.ts';
import { param } from '../../http/call.ts';
import { pageByToken } from '../../http/pages.ts';
import { queryChoice, queryProject, queryTime } from '../../http/query.ts';
import type { World } from '../../world.ts';
import { defaultProject } from '../default-project.ts';
import type { Links } from '../download.ts';
import type { ParseJob } from './write-parse-job.ts';
import { statusOf, writeParseJob } from './write-parse-job.ts';
import { writeParseResult } from './write-parse-result.ts';

const PATH = '/api/v2/parse';
const STATUSES = ['PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;

/** `/api/v2/parse`: the jobs behind the files of v2 batches, and what they made of them. None is made here. */
export function parseJobRoutes(world: World, processor: Processor, links: Links): readonly Route[] {
  const one = `${PATH}/{job_id}`;
  return [
    { method: 'GET', path: `${PATH}/versions`, isOpen: true, handle: () => ({ status: 200, body: TIER_VERSIONS }) },
    { method: 'GET', path: PATH, handle: (call) => ({ status: 200, body: list(call, world) }) },
    {
      method: 'GET',
      path: one,
      handle: async (call) => {
        const expand = new Set(call.query.getAll('expand'));
        return { status: 200, body: await writeParseResult(jobOf(call, world), expand, world, links) };
      },
    },
    {
      method: 'POST',
      path: `${one}/cancel`,
      handle: (call) => {
        const { item, batch } = jobOf(call, world);
        if (item.status !== 'processing') {
          throw new ApiError(409, `Parse job is already ${statusOf(item)}`);
        }
        return { status: 200, body: writeParseJob({ batch, item: processor.cancelJob(item) }) };
      },
    },
  ];
}

function jobOf(call: Call, { store }: World): ParseJob {
  queryProject(call);
  const item = store.items.ofJob(param(call, 'job_id'));
  const batch = item && store.batches.get(item.batchId);
  if (item === undefined || batch?.v2 === undefined || batch.jobType !== 'parse') throw notFound('Parse job');
  return { item, batch };
}

function list(call: Call, world: World): JsonObject {
  const project = queryProject(call) ?? defaultProject(world).id;
  const status = queryChoice(call, 'status', STATUSES);
  const ids = call.query.getAll('job_ids');
  const from = queryTime(call, 'created_at_on_or_after') ?? -Infinity;
  const to = queryTime(call, 'created_at_on_or_before') ?? Infinity;
  const jobs = jobsOf(project, world).filter(({ item }) => {
    const time = Date.parse(item.startedAt ?? item.effectiveAt);
    return (
      (status === undefined || statusOf(item) === status) &&
      (ids.length === 0 || ids.includes(item.jobId ?? '')) &&
      time >= from &&
      time <= to
    );
  });
  return pageByToken(call, jobs.reverse(), writeParseJob);
}

function jobsOf(projectId: string, { store }: World): ParseJob[] {
  const batches = [...store.batches.all()].filter(
    (batch) => batch.v2 !== undefined && batch.jobType === 'parse' && batch.projectId === projectId,
  );
  return batches.flatMap((batch) =>
    store.items.ofBatch(batch.id).flatMap((item) => (item.jobId === null ? [] : [{ item, batch }])),
  );
}
