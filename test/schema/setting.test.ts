import { describe, expect, it } from 'vitest';
import { z } from 'zod/v3';
import type { Parameter } from '../../src/catalogue/entry.ts';
import { toJsonSchema } from '../../src/schema/json-schema.ts';
import { SECRET_REFERENCE, settingOf, shapeOf } from '../../src/schema/setting.ts';

const FACT = { basis: 'documented', source: 'openapi' } as const;
const GUESS = { basis: 'inference', source: 'openapi' } as const;

describe('settingOf', () => {
  it('enforces a range that is documented', () => {
    const range = { value: { exclusiveMinimum: 0, maximum: 1 }, ...FACT };
    expect(schemaOf({ kind: 'number', range })).toEqual({ type: 'number', exclusiveMinimum: 0, maximum: 1 });
  });

  it('enforces nothing that is only concluded', () => {
    expect(schemaOf({ kind: 'number', range: { value: { minimum: 1 }, ...GUESS } })).toEqual({ type: 'number' });
    const pattern = { value: { regexp: '^a$', shown: 'a' }, ...GUESS };
    expect(schemaOf({ kind: 'string', pattern })).toEqual({ type: 'string' });
    expect(schemaOf({ kind: 'strings', minItems: { value: 1, ...GUESS } })).toMatchObject({ type: 'array' });
    expect(schemaOf({ kind: 'strings', minItems: { value: 1, ...GUESS } })).not.toHaveProperty('minItems');
  });

  it('lets a reference stand where a secret has a form', () => {
    const pattern = { value: { regexp: '^https://', shown: 'https://a' }, ...FACT };
    expect(schemaOf({ kind: 'string', pattern }).pattern).toBe('^https://');
    expect(schemaOf({ kind: 'string', pattern, secret: 'within' }).pattern).toBe(`^https://|${SECRET_REFERENCE}`);
  });

  it('closes a mapping whose keys are known and opens the others', () => {
    expect(schemaOf({ kind: 'mapping', enum: [{ value: 'a' }] })).toEqual({
      type: 'object',
      properties: { a: { type: ['string', 'null'] } },
      additionalProperties: false,
    });
    expect(schemaOf({ kind: 'mapping' }).additionalProperties).toEqual({ type: ['string', 'null'] });
    expect(schemaOf({ kind: 'object' }).additionalProperties).toBe(true);
  });

  it('takes null beside every value of a setting', () => {
    const text = { summary: 'A text.', kind: 'string', enum: [{ value: 'a' }, { value: 'b' }] } as const;
    const type = { summary: 'A constant.', kind: 'const', default: { value: 'parse', ...FACT } } as const;
    expect(toJsonSchema(z.object(shapeOf({ text, type }))).properties).toEqual({
      text: { type: ['string', 'null'], enum: ['a', 'b', null] },
      type: { type: ['string', 'null'], enum: ['parse', null] },
    });
  });
});

function schemaOf(parameter: Omit<Parameter, 'summary'>): ReturnType<typeof toJsonSchema> {
  return toJsonSchema(settingOf({ summary: 'A setting.', ...parameter }));
}
