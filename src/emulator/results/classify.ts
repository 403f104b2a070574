import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { ItemRecord } from '../store/records.ts';

/**
 * What a file was classified as. In which words the API tells it of a batch is not documented: `ProcessingResultMetadata` of
 * the OpenAPI document has no fields yet. These are the words that the API for classifying single files has for it
 * (`JobGetResultsResponse` of the SDK). Nothing is read of the file: the first type that its name holds is taken for it.
 */
export function classify({ itemName }: Pick<ItemRecord, 'itemName'>, jobConfig: JsonObject): JsonObject {
  const { rules } = jobConfig;
  const types = (Array.isArray(rules) ? rules : []).flatMap((rule) =>
    isJsonObject(rule) ? [String(rule['type'])] : [],
  );
  const type = types.find((one) => itemName.toLowerCase().includes(one.toLowerCase()));
  return type === undefined
    ? { type: null, confidence: 0, reasoning: '[parsebatch emulate: no type stands in the name of the file]' }
    : { type, confidence: 1, reasoning: '[parsebatch emulate: the type stands in the name of the file]' };
}
