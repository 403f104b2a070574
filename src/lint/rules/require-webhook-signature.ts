import { isSet } from '../../catalogue/condition.ts';
import { defineRule } from '../rule.ts';

export const requireWebhookSignature = defineRule({
  id: 'require-webhook-signature',
  group: 'webhooks',
  severity: 'off',
  since: '2026-11',
  securitySeverity: 4,
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks are signed.',
  why: 'The address of a receiver is no secret: it stands in manifests and logs. With a `signing_secret` each notification has a header `LC-Signature`, by which the receiver can tell it from one that anybody else has sent.',
  fix: 'Add `signing_secret: ${secret:NAME}`, and have the receiver compare the signature of the raw body.',
  whenOff: 'It is off unless a project asks for it: receivers may know the sender by a header or by their network.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a webhook without a signature',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
      reports: ['9:7 The webhook has no `signing_secret`: its receiver cannot tell who sent a notification.'],
    },
  ],
  good: [
    {
      title: 'a signed webhook',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    signing_secret: \${secret:HOOK_SIGNING}`,
      project: 'secrets: [HOOK_SIGNING]',
    },
  ],
  *check({ settings }) {
    for (const { path, field, isMisspelt } of settings.webhooks) {
      if (isSet(field('signing_secret').value) || isMisspelt('signing_secret')) continue;
      const message = 'The webhook has no `signing_secret`: its receiver cannot tell who sent a notification.';
      yield { path, at: 'value', message, help: 'Add `signing_secret: ${secret:NAME}`.' };
    }
  },
});
