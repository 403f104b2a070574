import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Fingerprint } from '../../files/stored-file.ts';

/** A result on the disk. */
export interface RecordedFile extends Fingerprint {
  /** The form of the result. */
  readonly as: string;
  /** Its name in the directory. */
  readonly file: string;
  /** The job that it is from. */
  readonly job_id: string;
}

/** What is known of one item. */
export interface RecordedItem {
  readonly item_id: string;
  readonly item_name: string;
  /** The job that was last looked at. */
  readonly job_id: string;
  /** Its name in the directory, without the ending of a form. */
  readonly name: string;
  readonly files: readonly RecordedFile[];
  /** Where it went instead. */
  readonly output_s3_path?: string;
}

/** Whether a value of a record that was read is an item as it is written. */
export function isRecordedItem(value: JsonValue): value is RecordedItem & JsonObject {
  if (!isJsonObject(value) || !Array.isArray(value['files'])) return false;
  const path = value['output_s3_path'];
  return (
    haveTexts(value, ['item_id', 'item_name', 'job_id', 'name']) &&
    (path === undefined || typeof path === 'string') &&
    value['files'].every((file: JsonValue) => isJsonObject(file) && isFile(file))
  );
}

function isFile(file: JsonObject): boolean {
  return haveTexts(file, ['as', 'file', 'job_id', 'sha256']) && typeof file['size'] === 'number';
}

function haveTexts(value: JsonObject, names: readonly string[]): boolean {
  return names.every((name) => typeof value[name] === 'string');
}
