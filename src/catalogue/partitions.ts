import type { EnumValue } from './entry.ts';

/** The names that `partitions` accepts. The API says no more about them than that they decide where output is saved. */
export const PARTITIONS = [
  { value: 'data_source_id_partition' },
  { value: 'pipeline_id_partition' },
  { value: 'eval_dataset_id_partition' },
  { value: 'file_id_partition' },
  { value: 'pipeline_file_id_partition' },
  { value: 'file_parsing_id_partition' },
  { value: 'extraction_schema_id_partition' },
] as const satisfies readonly EnumValue[];
