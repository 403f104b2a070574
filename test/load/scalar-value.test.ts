import { expect, test } from 'vitest';
import { Schema } from 'yaml';
import { PLAIN_TYPES } from '../../src/load/scalar-value.ts';

test('a plain text has the types that the core schema of the yaml package gives it', () => {
  const theirs = new Schema({ schema: 'core' }).tags.flatMap(({ tag, test: looks }) =>
    looks === undefined ? [] : [{ type: tag.replace('tag:yaml.org,2002:', ''), test: looks }],
  );
  expect(PLAIN_TYPES).toEqual(theirs);
});
