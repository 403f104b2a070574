import { describe, expect, test } from 'vitest';
import { coverTokens, tokenIn } from '../../src/catalogue/tokens.ts';

/** Letters and digits as a key has them, and no key: made up here, so that no scanner takes this file for a leak. */
const BODY = 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8';
const UPPER = 'A1B2C3D4E5F6G7H8';

const TOKENS: readonly (readonly [string, string])[] = [
  ['a LlamaCloud API key', `llx-${BODY}`],
  ['an Anthropic API key', `sk-ant-api03-${BODY}`],
  ['an OpenAI API key', `sk-proj-${BODY}`],
  ['an OpenAI API key', `sk-${BODY}`],
  ['a GitHub token', `ghp_${BODY}`],
  ['a GitHub token', `ghs_${BODY}`],
  ['a GitHub token', `github_pat_${BODY}`],
  ['a GitLab token', `glpat-${BODY}`],
  ['a Slack token', `xoxb-1234567890-${BODY}`],
  ['an AWS access key id', `AKIA${UPPER}`],
  ['a Google API key', `AIza${BODY.slice(0, 35)}`],
  ['an npm token', `npm_${BODY}`],
  ['a PyPI token', `pypi-${BODY}`],
  ['a Stripe key', `sk_live_${BODY}`],
  ['a webhook signing secret', `whsec_${BODY}`],
  ['a Hugging Face token', `hf_${BODY}`],
  ['a DigitalOcean token', `dop_v1_${'0123456789abcdef'.repeat(4)}`],
  ['a Telegram bot token', `123456789:${BODY.slice(0, 35)}`],
  ['a JSON Web Token', `eyJ${BODY}.eyJ${BODY}.${BODY}`],
  ['a private key', `-----BEGIN RSA PRIVATE KEY-----\n${BODY}\n-----END RSA PRIVATE KEY-----`],
  ['an address of a Slack webhook', `https://hooks.slack.com/services/T00/B00/${BODY}`],
  ['an address of a Discord webhook', `https://discord.com/api/webhooks/12345678901/${BODY}`],
  ['an address of a Microsoft Teams webhook', `https://acme.webhook.office.com/webhookb2/${BODY}`],
];

describe('a credential with a documented form', () => {
  test.each(TOKENS)('%s is known by it, alone and within a text', (what, token) => {
    expect(tokenIn(token)?.what).toBe(what);
    expect(tokenIn(`Use "${token}", then stop.`)?.what).toBe(what);
  });

  test.each(TOKENS)('%s is covered, and nothing around it', (_, token) => {
    const covered = coverTokens(`a: "${token}" # b`, () => '***');
    expect(covered).not.toContain(BODY.slice(0, 12));
    expect(covered.startsWith('a: "')).toBe(true);
    expect(covered.endsWith('***" # b')).toBe(true);
  });

  test('is one with a page that documents it', () => {
    for (const [, token] of TOKENS) expect(tokenIn(token)?.documentedAt).toMatch(/https:\/\//);
  });
});

test('a private key without its last line is covered to the end', () => {
  expect(coverTokens(`a\n-----BEGIN PRIVATE KEY-----\n${BODY}\n`, () => '***')).toBe('a\n***');
});

test.each([
  'a risk-assessment of the llx-format',
  'sk-number, sk-SK, desk-1234567890',
  'npm_config_registry and hf_hub_download_of_models',
  'LLAMA_CLOUD_API_KEY=llx-...',
  'ghp_short',
  'dfl-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  'https://hooks.slack.com/docs',
  '10:12 and 2026-11-24T18:15:00Z',
  '-----BEGIN CERTIFICATE-----',
])('a text that only resembles one is none: %s', (text) => {
  expect(tokenIn(text)).toBeUndefined();
  expect(coverTokens(text, () => '***')).toBe(text);
});

test('a long text is looked through in time that grows with its length', () => {
  for (const unit of ['a', '-', 'eyJa', 'sk-', '-----BEGIN PRIVATE KEY-----', '1234567890:']) {
    const text = unit.repeat(Math.ceil(400_000 / unit.length));
    expect(coverTokens(text, (token) => '*'.repeat(token.length))).toHaveLength(text.length);
  }
});
