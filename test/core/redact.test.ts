import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedactor, redactTexts } from '../../src/core/redact.ts';

const SECRET = 'p/ss "w\\rd"+ü&=\'!';

describe('a redactor', () => {
  const { redact } = createRedactor([SECRET]);

  test.each([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON with escaped slashes', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
    ['in JSON of ASCII alone', JSON.stringify(SECRET).slice(1, -1).replaceAll('ü', '\\u00fc')],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a URL with small letters', encodeURIComponent(SECRET).replaceAll(/%../g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['in base64', Buffer.from(SECRET).toString('base64').replaceAll('=', '')],
    ['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
  ])('covers a secret %s', (_, form) => {
    expect(redact(`a ${form} b`)).toMatch(/^a \*\*\*.{0,2} b$/);
  });

  test('covers a secret in base64 wherever it stands in the text that was encoded', () => {
    fc.assert(
      fc.property(
        fc.base64String({ minLength: 12, maxLength: 60 }),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          const encoded = Buffer.from(`${before}:${secret}:${after}`).toString('base64');
          const shown = createRedactor([secret]).redact(encoded);
          expect(shown).toContain('***');
        },
      ),
    );
  });

  test('leaves nothing of any secret', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 })), fc.string(), (secrets, text) => {
        const known = secrets.filter((secret) => secret.trim() !== '' && !'***'.includes(secret));
        const shown = createRedactor(known).redact(`${text}${known.join(text)}`);
        for (const secret of known) expect(shown.split('***').some((part) => part.includes(secret))).toBe(false);
      }),
    );
  });

  test('covers the longer of two secrets that begin alike as a whole', () => {
    expect(createRedactor(['secret-1', 'secret-1-and-more']).redact('x secret-1-and-more y')).toBe('x *** y');
  });

  test('covers each line of a secret of several lines', () => {
    const { redact } = createRedactor(['-----BEGIN KEY-----\nMIIEpAIBAAKCAQEA\n-----END KEY-----\n']);
    expect(redact('got MIIEpAIBAAKCAQEA')).toBe('got ***');
  });

  test('learns secrets as they come into use, and covers nothing before', () => {
    const redactor = createRedactor();
    expect(redactor.redact('hunter22')).toBe('hunter22');
    redactor.add(['hunter22', '', ' ']);
    expect(redactor.redact('hunter22 is it')).toBe('*** is it');
  });
});

test('covers secrets in every text of a value, and leaves its shape alone', () => {
  const value = { id: 'id', list: ['a secret', { why: 'secret', count: 3, none: null }], secret: true };
  expect(redactTexts(value, createRedactor(['secret']))).toEqual({
    id: 'id',
    list: ['a ***', { why: '***', count: 3, none: null }],
    secret: true,
  });
});
