import { describe, expect, test } from 'vitest';
import { checkManifests } from '../../src/pipeline/check/check-manifests.ts';
import { batchText } from '../batch-text.ts';
import { manifestText } from '../findings-of.ts';

/** What every object of the language has: no table of names may answer to them. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__');
const SOURCE = 'source: { directory_id: dir-1 }';
const SAVED = `${SOURCE}\njob: { type: parse_v2, configuration_id: cfg-a }`;

const PLACES: readonly (readonly [where: string, text: (name: string) => string])[] = [
  ['the manifest', (name) => `${name}: 1\n${manifestText(SOURCE)}`],
  ['spec', (name) => manifestText(`${SOURCE}\n${name}: 1`)],
  ['spec.parameters', (name) => manifestText(`${SOURCE}\nparameters: { ${name}: 1 }`)],
  ['an environment', (name) => manifestText(`${SOURCE}\nenvironments: { a: { ${name}: 1 } }`)],
  ['a webhook', (name) => manifestText(`${SOURCE}\nwebhooks: [{ url: "https://h.example", ${name}: 1 }]`)],
  ['spec of v2', (name) => batchText(`${SAVED}\n${name}: 1`)],
  [
    'the parameters of v2',
    (name) => batchText(`${SOURCE}\njob: { type: parse_v2, parameters: { tier: fast, version: latest, ${name}: 1 } }`),
  ],
];

describe.each(PLACES)('a key in %s that every object has', (_where, textOf) => {
  test.each(INHERITED)('%s is told of as unknown', (name) => {
    const { findings } = checkManifests([{ file: 'a.yaml', text: textOf(name) }]);
    const said = findings.diagnostics.filter(({ path }) => path.endsWith(`/${name}`));
    expect(said.map(({ code }) => code)).toEqual(['schema/unknown-key']);
    for (const { message, help } of said) {
      expect(message).toContain(`\`${name}\``);
      expect(help).not.toMatch(/function|native code|object Object/);
    }
  });
});
