import { matchesHost } from '../host-pattern.ts';
import { allowedList } from '../policy.ts';
import { defineRule } from '../rule.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

export const allowedWebhookHost = defineRule({
  id: 'allowed-webhook-host',
  group: 'policy',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  control: 'fixed',
  summary: 'Webhooks go only to the hosts that the project file allows.',
  why: '`webhook_url` is sent whole documents, and a webhook may be sent secrets in its headers: whoever may change a manifest could otherwise have both sent to a host of their own. `policy.allowed_webhook_hosts` lists hosts; `*.acme.example` stands for every host below `acme.example`, at any depth, and not for that one itself. An entry with a port holds for that port alone. Both kinds of webhooks are held to it, and an empty list allows none. A host that is, or is part of, a secret cannot be compared and is refused; a secret in the path or in the query is not.',
  fix: 'Name a host of the list, or have the list changed by whoever answers for it.',
  bad: [
    {
      title: 'other hosts, in both kinds of webhooks',
      yaml: `
webhook_url: https://hooks.elsewhere.example/results
webhooks:
  - url: https://acme.example/parse
    output_format: json`,
      project: 'policy: { allowed_webhook_hosts: ["*.acme.example"] }',
      reports: [
        '8:16 The policy does not allow the host `hooks.elsewhere.example`.',
        '10:12 The policy does not allow the host `acme.example`.',
      ],
    },
    {
      title: 'an address that is a secret as a whole',
      yaml: 'webhook_url: ${secret:HOOK_URL}',
      project: `
secrets: [HOOK_URL]
policy: { allowed_webhook_hosts: [hooks.acme.example] }`,
      reports: ['8:16 The policy cannot tell which host `webhook_url` names.'],
    },
  ],
  good: [
    {
      title: 'hosts of the list',
      yaml: `
webhook_url: https://hooks.acme.example/results/\${secret:HOOK_PATH}
webhooks:
  - url: https://eu.events.acme.example/parse
    output_format: json`,
      project: `
secrets: [HOOK_PATH]
policy: { allowed_webhook_hosts: [hooks.acme.example, "*.events.acme.example"] }`,
    },
  ],
  *check({ settings, project }) {
    const allowed = allowedList(project, 'allowed_webhook_hosts');
    if (allowed === undefined) return;
    const { values, help, related } = allowed;
    for (const { path, name, url, host } of webhookAddresses(settings)) {
      const isKnown = url !== undefined && host !== undefined;
      if (isKnown && values.some((entry) => matchesHost(entry, { host, port: url.port }))) continue;
      const message = isKnown
        ? `The policy does not allow the host \`${host}\`.`
        : `The policy cannot tell which host \`${name}\` names.`;
      yield { path, at: 'value', message, help, related };
    }
  },
});
