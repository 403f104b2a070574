import type { BatchIdentity } from './identity.ts';
import type { CompiledBatch } from './request.ts';

/** What of a compiled batch its kind decides. */
export type CompiledWork = BatchIdentity & Pick<CompiledBatch, 'request' | 'configuration' | 'staged'>;
