import type { HashText } from '../core/hash.ts';
import type { ParseBatch } from '../generated/types.ts';
import type { CompiledWork } from './compiled-work.ts';
import { createV1Request, stagedSource } from './create-v1-request.ts';
import { identify } from './identity.ts';
import { buildJobConfig } from './job-config.ts';
import type { BatchTarget } from './request.ts';
import { uuidFromDigest } from './uuid.ts';

/** Compiles a parse batch of the v1 API. */
export function compileParseBatch(manifest: ParseBatch, hash: HashText, target: BatchTarget): CompiledWork {
  const { spec } = manifest;
  const jobConfig = buildJobConfig(spec);
  const identity = identify(manifest, { job_config: jobConfig }, { target, hash });
  const staged = stagedSource(spec);
  return {
    ...identity,
    request: createV1Request(spec, { correlation_id: uuidFromDigest(identity.digest, hash), ...jobConfig }),
    ...(staged !== undefined && { staged }),
  };
}
