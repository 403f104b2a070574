import type { Validators } from '../../core/schema-validator.ts';
import { BATCH } from './batch.ts';
import { CLASSIFY_BATCH } from './classify-batch.ts';
import { PARSE_BATCH } from './parse-batch.ts';

/** What checks manifests of every kind. */
export const ALL_VALIDATORS: Validators = { ...PARSE_BATCH, ...CLASSIFY_BATCH, ...BATCH };
