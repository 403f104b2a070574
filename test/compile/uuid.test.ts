import { expect, test } from 'vitest';
import { CORRELATION_NAMESPACE, uuidV5 } from '../../src/compile/uuid.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';

/** RFC 9562, appendix A and section 6.6. */
const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('a UUIDv5 is that of RFC 9562', () => {
  expect(uuidV5(DNS, 'www.example.com', hashText)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('the name space is the UUIDv5 of parsebatch.dev', () => {
  expect(uuidV5(DNS, 'parsebatch.dev', hashText)).toBe(CORRELATION_NAMESPACE);
});
