import { isSet } from '../../catalogue/condition.ts';
import { defineRule } from '../rule.ts';

export const noReadableWebhookSecret = defineRule({
  id: 'no-readable-webhook-secret',
  group: 'secrets',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'The secret that signs notifications is not saved with a configuration.',
  why: 'The parameters of a v2 batch are saved as a configuration, its webhooks with them, and by its schema the API gives a configuration back as it was saved: whoever may read the configurations of the project reads the secret, and can sign notifications with it. Of a saved webhook the API says only that it has a secret. That it gives back the secret of a configuration is concluded from the schema, and only remarked.',
  fix: 'Save the webhook, and name it by its id in `spec.job.parameters.webhook_configuration_ids`.',
  whenOff: 'Everyone who may read the configurations of the project may know the secret.',
  sources: ['openapi'],
  securitySeverity: 3,
  bad: [
    {
      title: 'a secret beside the settings of parsing',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations:
      - webhook_url: https://hooks.acme.example/parse
        webhook_output_format: json
        webhook_signing_secret: \${secret:PARSE_HOOK_SIGNING}`,
      project: 'secrets: [PARSE_HOOK_SIGNING]',
      reports: ['16:11 The secret is saved with the configuration, and may be read by whoever reads that.'],
    },
  ],
  good: [
    {
      title: 'a saved webhook, and a secret that goes with the batch alone',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configuration_ids: [whc-8d1f4b62-97ac-4e05-b3d8-2c6f0a9e7514]
webhooks:
  - url: https://hooks.acme.example/batch
    output_format: json
    signing_secret: \${secret:PARSE_HOOK_SIGNING}`,
      project: 'secrets: [PARSE_HOOK_SIGNING]',
    },
  ],
  *check({ settings }) {
    for (const { path, field } of settings.webhooks) {
      const secret = field('signing_secret');
      if (path[1] !== 'job' || !isSet(secret.value)) continue;
      const message = 'The secret is saved with the configuration, and may be read by whoever reads that.';
      const help = 'Save the webhook, and name it in `webhook_configuration_ids`.';
      yield { path: secret.path, at: 'key', message, help };
    }
  },
});
