import { CALLBACK_LENGTH } from '../../catalogue/hosts.ts';
import { isAddress, unreachableKind } from '../host-kind.ts';
import { defineRule } from '../rule.ts';
import type { WebhookAddress } from '../webhook-addresses.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

const LONG = `https://hooks.acme.example/${'results/'.repeat(22)}`;

export const validWebhookUrl = defineRule({
  id: 'valid-webhook-url',
  group: 'webhooks',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks are addresses that every client reads alike, and `webhook_url` keeps to its documented limits.',
  why: 'An address with a space, a backslash or a port past 65535 is read differently by each client, or by none. For `webhook_url` the documentation asks for more: a domain name in the place of an IP address, and fewer than 200 characters.',
  fix: 'Write an address with a domain name, percent-encoding what is no letter, digit or sign of addresses; let a long path or query be shorter, as with an id that the receiver knows.',
  sources: ['webhook-v1'],
  bad: [
    {
      title: 'what is no address',
      yaml: `
webhooks:
  - url: https://hooks.acme.example:84430/parse
    output_format: json`,
      reports: ['9:12 `url` is not an address that clients can read.'],
    },
    {
      title: 'an IP address in `webhook_url`',
      yaml: `
webhook_url: https://8.8.8.8/results`,
      reports: ['8:16 `webhook_url` names the address `8.8.8.8`, and takes domain names only.'],
    },
    {
      title: 'a long `webhook_url`',
      yaml: `
webhook_url: ${LONG}`,
      reports: ['8:16 `webhook_url` has 203 characters, and takes fewer than 200.'],
    },
    {
      title: 'what is no address, for the files of a v2 batch',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations:
      - webhook_url: https://hooks.acme.example:84430/parse
        webhook_output_format: json`,
      reports: ['14:24 `webhook_url` is not an address that clients can read.'],
    },
  ],
  good: [
    {
      title: 'an address with a domain name',
      yaml: `
webhook_url: https://hooks.acme.example/results?run=\${secret:HOOK_RUN}`,
      project: 'secrets: [HOOK_RUN]',
    },
  ],
  *check({ settings }) {
    for (const address of webhookAddresses(settings)) {
      const problem = problemOf(address);
      if (problem !== undefined) yield { path: address.path, at: 'value', ...problem };
    }
  },
});

function problemOf(address: WebhookAddress): { readonly message: string; readonly help: string } | undefined {
  const { kind, name, text, url, host, hasReference } = address;
  if (url === undefined && !hasReference) {
    return { message: `\`${name}\` is not an address that clients can read.`, help: 'Write `https://HOST/PATH`.' };
  }
  if (kind !== 'result') return undefined;
  // A private address is that first of all.
  if (host !== undefined && isAddress(host) && unreachableKind(host) === undefined) {
    const message = `\`${name}\` names the address \`${host}\`, and takes domain names only.`;
    return { message, help: 'Name the host by its domain name.' };
  }
  const limit = CALLBACK_LENGTH.value;
  if (hasReference || text.length < limit) return undefined;
  return { message: `\`${name}\` has ${text.length} characters, and takes fewer than ${limit}.`, help: 'Shorten it.' };
}
