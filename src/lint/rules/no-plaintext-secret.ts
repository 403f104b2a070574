import { tokenIn } from '../../catalogue/tokens.ts';
import { isJsonObject } from '../../core/json.ts';
import { defineRule } from '../rule.ts';
import { textsIn } from '../texts-in.ts';
import { secretIn } from '../written-secrets.ts';

export const noPlaintextSecret = defineRule({
  id: 'no-plaintext-secret',
  group: 'secrets',
  severity: 'error',
  since: '2026-11',
  securitySeverity: 8,
  scope: 'document',
  isForV2: true,
  isForClassify: true,
  readsProjectFiles: true,
  control: 'not-in-manifests',
  standsBesideOthers: true,
  summary: 'Credentials are referred to by name, never written into a file.',
  why: 'Manifests live in git: whoever can read the repository, a fork or an old clone has the credential, and so has whoever may read the results of a batch, which show its configuration. Looked at are the settings that hold credentials, headers, the user and the query of addresses, texts of a form that an issuer documents for its keys wherever they stand, comments included, and names that end in `token`, `secret` or the like. A placeholder in such a setting would be sent as it is, so that it is reported too. Nothing of the value is ever shown.',
  fix: 'Write `${secret:NAME}`, list `NAME` under `secrets` of the project file, and set it where batches are sent. Replace the credential where it was issued: removing the line does not remove it from the history.',
  sources: ['openapi', 'webhooks'],
  bad: [
    {
      title: 'keys and signing secrets, placeholders too',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: openai-gpt4o
  vendor_multimodal_api_key: changeme
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    signing_secret: open sesame`,
      reports: [
        '11:32 `vendor_multimodal_api_key` holds a literal secret.',
        '15:23 `signing_secret` holds a literal secret.',
      ],
    },
    {
      title: 'a default that is the secret',
      yaml: `
parameters:
  parse_mode: parse_page_with_lvm
  vendor_multimodal_model_name: openai-gpt4o
  vendor_multimodal_api_key: \${env:VISION_KEY:-open sesame}`,
      project: 'env: [VISION_KEY]',
      reports: ['11:32 `vendor_multimodal_api_key` holds a literal secret.'],
    },
    {
      title: 'headers that are credentials by their name, by how they are written, or by how they look',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    headers:
      X-Api-Key: open sesame
      X-Team: Bearer opensesame
      X-Route: 8fK2mQ7xZp4Lw9Tn3Vb6Rc1Y`,
      reports: [
        '12:20 The header `X-Api-Key` holds a literal credential.',
        '13:17 The header `X-Team` holds a literal credential.',
        '14:18 The header `X-Route` holds what looks like a credential.',
      ],
    },
    {
      title: 'credentials in addresses',
      yaml: `
webhook_url: https://parse:opensesame@hooks.acme.example/results
webhooks:
  - url: https://hooks.acme.example/parse?token=opensesame
    output_format: json`,
      reports: [
        '8:16 The address in `webhook_url` carries a password.',
        '10:12 The address in `url` carries `token` in its query.',
      ],
    },
    {
      title: 'an address that lets anyone post',
      yaml: `
webhooks:
  - url: https://hooks.slack.com/services/T0000000/B0000000/opensesameopensesame
    output_format: json`,
      reports: ['9:12 `url` holds an address of a Slack webhook.'],
    },
    {
      title: 'a key by its form, wherever it stands, and in a comment',
      yaml: `
parameters:
  # was: llx-0000000000000000000000000000
  user_prompt: Use ghp_000000000000000000000000000000000000 to fetch the glossary.
  custom_metadata:
    crm_token: open sesame`,
      reports: [
        '9:5 The comment holds a LlamaCloud API key.',
        '10:18 `user_prompt` holds a GitHub token.',
        '12:18 `crm_token` holds a text, and its name says that it is a credential.',
      ],
    },
    {
      title: 'a variable of the project file',
      yaml: `
parameters:
  max_pages: \${var:PAGES}`,
      project: `
vars:
  PAGES: 3
  HOOK: npm_000000000000000000000000000000000000`,
      reports: ['5:9 `HOOK` holds an npm token.'],
    },
  ],
  good: [
    {
      title: 'references to secrets, and headers that are none',
      yaml: `
webhook_url: https://parse:\${secret:HOOK_PASSWORD}@hooks.acme.example/results?token=\${secret:HOOK_TOKEN}
webhooks:
  - url: https://events.acme.example/parse?team=finance
    output_format: json
    headers:
      Authorization: Bearer \${secret:HOOK_TOKEN}
      X-Team: finance
      X-Tenant-Id: 0b5d2f64-6a7e-4c1b-9d38-2f1e0c9b8a71
    signing_secret: \${secret:HOOK_SIGNING}`,
      project: 'secrets: [HOOK_PASSWORD, HOOK_TOKEN, HOOK_SIGNING]',
    },
    {
      title: 'texts that speak of tokens',
      yaml: `
parameters:
  user_prompt: Leave out the column token, and replace each sk-number by its article.
  custom_metadata:
    token_count: "5"
    commit: 8a1f0c2d4e6b8a1f0c2d4e6b8a1f0c2d4e6b8a1f`,
    },
  ],
  *check({ document }) {
    const isProjectFile = isJsonObject(document.value) && document.value['kind'] === 'Project';
    for (const text of textsIn(document.value)) {
      const secret = secretIn(text, isProjectFile);
      if (secret === undefined) continue;
      const { takesReference, ...found } = secret;
      const help = takesReference ? WRITE_REFERENCE : TAKE_OUT;
      yield { path: text.path, at: 'value', help, ...found };
    }
    for (const { text, span } of document.comments) {
      const shape = tokenIn(text);
      if (shape !== undefined)
        yield { path: [], at: 'value', span, message: `The comment holds ${shape.what}.`, help: TAKE_OUT };
    }
  },
});

const WRITE_REFERENCE = 'Write `${secret:NAME}` in its place, and replace the credential where it was issued.';
const TAKE_OUT = 'Take it out, and replace the credential where it was issued.';
