import type { Validators } from '../../core/schema-validator.ts';
import {
  validateAuthoredParseBatch,
  validateParseBatch,
  validateParseBatchProfile,
} from '../../generated/validators/parse-batch.ts';

/** Checks parse batches of v1 and their profiles. */
export const PARSE_BATCH: Validators = {
  ParseBatch: { authored: validateAuthoredParseBatch, composed: validateParseBatch },
  ParseBatchProfile: { authored: validateParseBatchProfile },
};
