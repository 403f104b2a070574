import { describe, expect, test } from 'vitest';
import { compileBatch } from '../../src/compile/compile-batch.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { FrozenConfiguration } from '../../src/ledger/record.ts';
import { hashText } from '../../src/pipeline/workspace/hash.ts';
import type { Configuration } from '../../src/submit/client/answers.ts';
import type { WriteOutcome } from '../../src/submit/client/write.ts';
import type { ConfigurationTools } from '../../src/submit/freeze-configuration.ts';
import { freezeConfiguration, keepConfiguration } from '../../src/submit/freeze-configuration.ts';
import { batchWith, configuredWith, manifestWith } from '../compile/manifests.ts';
import { eagerClock } from './manual-clock.ts';

const HOOK = { webhook_url: 'https://h.example', webhook_signing_secret: '${secret:A}' };
const stating = compileBatch(configuredWith({ webhook_configurations: [HOOK] }), hashText);
const naming = compileBatch(batchWith({ job: { type: 'parse_v2', configuration_id: 'cfg-1' } }), hashText);

/** A service with one configuration, which keeps what is saved. */
function toolsWith(
  secret: string | undefined,
  answer: Partial<Configuration> = {},
): ConfigurationTools & { readonly saved: unknown[] } {
  const saved: unknown[] = [];
  const there = { id: 'cfg-1', name: 'n', product_type: 'parse_v2', parameters: { tier: 'fast' }, ...answer };
  return {
    saved,
    client: {
      getConfiguration: async () => there,
      saveConfiguration: async (body, query): Promise<WriteOutcome<Configuration>> => {
        saved.push({ body, query });
        return { kind: 'done', value: { ...there, name: body.name, ...answer } };
      },
    },
    clock: eagerClock(),
    random: () => 0,
    signal: new AbortController().signal,
    hash: hashText,
    getSecret: () => secret,
    redactor: createRedactor(),
  };
}

describe('a configuration that a manifest states', () => {
  test('is saved under its name, with its secrets, of which nothing is left in what is frozen', async () => {
    const tools = toolsWith('hunter2');
    const frozen = await freezeConfiguration(stating, tools);
    const { name = '', parameters } = stating.configuration ?? {};
    const hooks = [{ ...HOOK, webhook_signing_secret: 'hunter2' }];
    expect(tools.saved).toEqual([
      { body: { name, parameters: { ...parameters, webhook_configurations: hooks } }, query: {} },
    ]);
    expect(frozen).toEqual({ id: 'cfg-1', sha256: name.replace('parsebatch-', '') });
    expect(tools.redactor.redact('it said hunter2')).toBe('it said ***');
  });

  test('is saved again with another secret, and is the same', async () => {
    const frozen = await freezeConfiguration(stating, toolsWith('hunter2'));
    const tools = toolsWith('hunter3');
    await keepConfiguration(stating, frozen, tools);
    expect(JSON.stringify(tools.saved)).toContain('hunter3');
  });

  test('is not saved where a secret is not set', async () => {
    const tools = toolsWith(undefined);
    await expect(freezeConfiguration(stating, tools)).rejects.toMatchObject({ code: 'refused' });
    expect(tools.saved).toEqual([]);
  });

  test('that comes back under another name is not used', async () => {
    const freezing = freezeConfiguration(stating, toolsWith('hunter2', { name: 'other' }));
    await expect(freezing).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});

describe('what a run was begun with', () => {
  test.each<[string, typeof naming, FrozenConfiguration, Partial<Configuration>]>([
    ['is saved under another id', stating, { id: 'cfg-0', sha256: 'x' }, {}],
    ['has another content', naming, { id: 'cfg-1', sha256: 'x' }, {}],
  ])('is refused where it %s', async (_, batch, frozen, answer) => {
    await expect(keepConfiguration(batch, frozen, toolsWith('hunter2', answer))).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('is taken as it is where nothing is known of what was in it', async () => {
    const tools = toolsWith('hunter2', { parameters: { tier: 'agentic' } });
    await expect(keepConfiguration(naming, { id: 'cfg-1' }, tools)).resolves.toBeUndefined();
  });

  test('is nothing for a batch of v1', async () => {
    const tools = toolsWith('hunter2');
    const batch = compileBatch(manifestWith({}), hashText);
    expect(await freezeConfiguration(batch, tools)).toBeUndefined();
    await keepConfiguration(batch, undefined, tools);
    expect(tools.saved).toEqual([]);
  });
});
