import type { HashText } from '../core/hash.ts';
import type { ClassifyBatch } from '../generated/types.ts';
import { buildClassifyJob } from './classify-job.ts';
import type { CompiledWork } from './compiled-work.ts';
import { createV1Request, stagedSource } from './create-v1-request.ts';
import { identify } from './identity.ts';
import type { BatchTarget } from './request.ts';
import { uuidFromDigest } from './uuid.ts';

/** Compiles a classify batch of the v1 API. Its record has no correlation id; an id of its own it has to have. */
export function compileClassifyBatch(manifest: ClassifyBatch, hash: HashText, target: BatchTarget): CompiledWork {
  const { spec } = manifest;
  const job = buildClassifyJob(spec);
  const identity = identify(manifest, { job_config: job }, { target, hash });
  const staged = stagedSource(spec);
  return {
    ...identity,
    request: createV1Request(spec, { ...job, id: uuidFromDigest(identity.digest, hash), status: 'PENDING' }),
    ...(staged !== undefined && { staged }),
  };
}
