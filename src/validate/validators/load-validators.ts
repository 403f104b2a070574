import type { Document } from '../../core/document.ts';
import type { Validators } from '../../core/schema-validator.ts';
import type { ManifestKind } from '../manifest-kind.ts';
import { kindOf } from '../manifest-kind.ts';

/** Loads what checks the kinds of some documents, and nothing else: the code for one kind is larger than all the rest. */
export async function loadValidators(documents: readonly Document[]): Promise<Validators> {
  const loads = new Set(documents.flatMap((document) => LOADS[kindOf(document)] ?? []));
  const loaded = await Promise.all([...loads].map((load) => load()));
  return Object.assign({}, ...loaded) as Validators;
}

type Load = () => Promise<Validators>;

const ofParseBatch: Load = async () => (await import('./parse-batch.ts')).PARSE_BATCH;
const ofClassifyBatch: Load = async () => (await import('./classify-batch.ts')).CLASSIFY_BATCH;
const ofBatch: Load = async () => (await import('./batch.ts')).BATCH;

const LOADS: Readonly<Partial<Record<ManifestKind, Load>>> = {
  ParseBatch: ofParseBatch,
  ParseBatchProfile: ofParseBatch,
  ClassifyBatch: ofClassifyBatch,
  Batch: ofBatch,
  BatchProfile: ofBatch,
};
