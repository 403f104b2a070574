import { unreachableKind } from '../host-kind.ts';
import { defineRule } from '../rule.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

export const requireHttpsWebhook = defineRule({
  id: 'require-https-webhook',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  securitySeverity: 5,
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks are sent over https.',
  why: 'Over http whoever is on the way reads the notification, its headers and any token in them, and can send one of their own. One page of the documentation asks for https, another takes http too: so this is a warning. `webhook_url` takes https alone, which the schema says; an address that cannot be reached from outside at all is the business of no-private-webhook-host.',
  fix: 'Write `https://` in front of a host that has a certificate.',
  whenOff: 'The receiver stands in a network of your own, behind something that ends TLS before it.',
  sources: ['webhook-configurations', 'webhooks'],
  bad: [
    {
      title: 'a notification over http',
      yaml: `
webhooks:
  - url: http://hooks.acme.example/parse
    output_format: json`,
      reports: ['9:12 The webhook at `hooks.acme.example` is sent without encryption.'],
    },
  ],
  good: [
    {
      title: 'a notification over https',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
  ],
  *check({ settings }) {
    for (const { path, url, host } of webhookAddresses(settings)) {
      if (url?.protocol !== 'http:' || host === undefined || unreachableKind(host) !== undefined) continue;
      const message = `The webhook at \`${host}\` is sent without encryption.`;
      yield { path, at: 'value', message, help: 'Write `https://`.' };
    }
  },
});
