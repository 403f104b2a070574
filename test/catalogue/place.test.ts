import { describe, expect, it } from 'vitest';
import { specOf, toBasePath } from '../../src/catalogue/place.ts';
import { secrecyInManifest } from '../../src/catalogue/secrets.ts';
import type { Path } from '../../src/core/path.ts';
import { parsePointer } from '../../src/core/path.ts';

describe('a path in an environment', () => {
  it.each([
    ['/spec/environments/staging/parameters/max_pages', '/spec/parameters/max_pages', '/spec/environments/staging'],
    ['/spec/environments/staging', '/spec', '/spec/environments/staging'],
    ['/spec/environments', '/spec/environments', '/spec'],
    ['/spec/parameters/environments/x/y', '/spec/parameters/environments/x/y', '/spec'],
    ['/environments/staging/vars', '/environments/staging/vars', '/environments'],
    ['', '', ''],
  ])('%s states what %s states', (pointer, base, spec) => {
    expect(toBasePath(parsePointer(pointer))).toEqual(parsePointer(base));
    expect(specOf(parsePointer(pointer))).toEqual(parsePointer(spec));
  });
});

describe('a credential', () => {
  it.each([
    [['spec', 'parameters', 'azure_openai_key'], true],
    [['spec', 'webhooks', 0, 'headers', 'X'], true],
    [['spec', 'webhook_url'], 'within'],
    [['spec', 'parameters', 'user_prompt'], undefined],
  ] as const)('is one in an environment too: %j', (path: Path, expected) => {
    expect(secrecyInManifest(path)).toBe(expected);
    expect(secrecyInManifest(['spec', 'environments', 'staging', ...path.slice(1)])).toBe(expected);
  });
});
