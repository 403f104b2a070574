import type { Validators } from '../../core/schema-validator.ts';
import { validateAuthoredBatch, validateBatch, validateBatchProfile } from '../../generated/validators/batch.ts';

/** Checks batches of v2 and their profiles. */
export const BATCH: Validators = {
  Batch: { authored: validateAuthoredBatch, composed: validateBatch },
  BatchProfile: { authored: validateBatchProfile },
};
