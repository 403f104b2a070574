import type { Validators } from '../../core/schema-validator.ts';
import { validateAuthoredClassifyBatch, validateClassifyBatch } from '../../generated/validators/classify-batch.ts';

/** Checks classify batches of v1. */
export const CLASSIFY_BATCH: Validators = {
  ClassifyBatch: { authored: validateAuthoredClassifyBatch, composed: validateClassifyBatch },
};
