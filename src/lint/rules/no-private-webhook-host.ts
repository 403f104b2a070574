import type { ManifestContext } from '../context.ts';
import { unreachableKind } from '../host-kind.ts';
import { defineRule } from '../rule.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

export const noPrivateWebhookHost = defineRule({
  id: 'no-private-webhook-host',
  group: 'webhooks',
  severity: 'error',
  since: '2026-11',
  securitySeverity: 6,
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks name hosts that LlamaCloud can reach.',
  why: 'Notifications come from the servers of LlamaCloud, for which the documentation asks for a public host: `localhost` is their machine and not yours, and a private address is one of their network. At best nothing arrives; at worst the address is one that a service must not be made to call, such as the metadata of a cloud. Addresses are read as clients read them, in decimal, octal and hexadecimal, in IPv6 around IPv4, and with digits of full width. Nothing is looked up: a public name that leads to a private address is not found.',
  fix: 'Name a host that is reachable from the internet; to receive notifications on your machine use a tunnel, or `parsebatch emulate`.',
  whenOff:
    'Batches go to a deployment of your own, inside your network. Where the environment has a `base_url`, findings are remarks already.',
  sources: ['webhook-v1', 'webhook-configurations', 'special-addresses', 'special-names'],
  bad: [
    {
      title: 'this machine',
      yaml: `
webhook_url: https://localhost:8443/results
webhooks:
  - url: http://127.0.0.1:8080/parse
    output_format: json`,
      reports: [
        '8:16 `webhook_url` names `localhost`, a name that only a local network knows.',
        '10:12 `url` names `127.0.0.1`, a loopback address.',
      ],
    },
    {
      title: 'another spelling of an address',
      yaml: `
webhooks:
  - url: https://0xa9fea9fe/latest
    output_format: json`,
      reports: [
        '9:12 `url` names `169.254.169.254`, a link-local address, where clouds keep what a machine may know about itself.',
      ],
    },
    {
      title: 'a host beside a deployment of your own, which is a remark',
      yaml: `
webhooks:
  - url: https://hooks.acme.internal/parse
    output_format: json`,
      project: `
default_environment: onsite
environments:
  onsite: { base_url: "https://llama.acme.example" }`,
      reports: ['9:12 `url` names `hooks.acme.internal`, a name that only a local network knows.'],
    },
  ],
  good: [
    {
      title: 'a public host',
      yaml: `
webhook_url: https://hooks.acme.example/results`,
    },
  ],
  *check({ settings, project, environment }) {
    const severity = hasOwnDeployment(project, environment) ? ({ severity: 'info' } as const) : {};
    for (const { path, name, host } of webhookAddresses(settings)) {
      const kind = host === undefined ? undefined : unreachableKind(host);
      if (kind === undefined) continue;
      const message = `\`${name}\` names \`${host}\`, ${kind}.`;
      yield { path, at: 'value', message, help: 'Name a host that is reachable from the internet.', ...severity };
    }
  },
});

function hasOwnDeployment(project: ManifestContext['project'], environment: string | undefined): boolean {
  const name = environment ?? project.defaultEnvironment;
  return name !== undefined && project.environments.get(name)?.baseUrl !== undefined;
}
