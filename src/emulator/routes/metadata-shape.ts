import type { Shape } from '../http/shape.ts';
import { mapping } from '../http/shape.ts';

/** A value of a file's metadata: a scalar or a list of strings (OpenAPI: MetadataValue). */
const metadataValue: Shape = (value, loc) => {
  const fits =
    value === null ||
    typeof value !== 'object' ||
    (Array.isArray(value) && value.every((entry) => typeof entry === 'string'));
  return fits ? [] : [{ loc, msg: 'Input should be a valid string', type: 'string_type' }];
};

/** The metadata of a file (OpenAPI: MetadataDict). */
export const metadataShape: Shape = mapping(metadataValue);
