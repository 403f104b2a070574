import { isOwnKey } from '../../core/own-keys.ts';
import type { Segment } from '../../core/reference.ts';
import { parseReferences } from '../../core/reference.ts';
import { defineRule } from '../rule.ts';
import { textsIn } from '../texts-in.ts';

export const undeclaredSecret = defineRule({
  id: 'undeclared-secret',
  group: 'secrets',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  isForClassify: true,
  control: 'not-in-manifests',
  summary: 'Every `${secret:NAME}` is listed under `secrets` of the project file.',
  why: 'A manifest can read only the secrets that the project file lists: otherwise a change to a manifest would be enough to send any variable of the machine to a webhook. `apply` refuses a batch with a name that is not listed.',
  fix: 'Add the name to `secrets` in parsebatch.config.yaml, or use one that is listed. `parsebatch vars` lists what is declared and what is read.',
  bad: [
    {
      title: 'a name that the project file does not list',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    signing_secret: \${secret:HOOK_SIGNING}`,
      project: 'secrets: [HOOK_TOKEN]',
      reports: ['11:23 The project file does not list the secret `HOOK_SIGNING`.'],
    },
    {
      title: 'a secret without a project file',
      yaml: `
webhook_url: https://hooks.acme.example/\${secret:HOOK_PATH}/results`,
      reports: ['8:16 No project file lists the secret `HOOK_PATH`.'],
    },
  ],
  good: [
    {
      title: 'a name that the project file lists',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    signing_secret: \${secret:HOOK_SIGNING}`,
      project: 'secrets: [HOOK_SIGNING]',
    },
  ],
  *check({ document, project }) {
    const hasFile = project.documentOf('secrets') !== undefined;
    for (const { path, text } of textsIn(document.value)) {
      for (const name of new Set(parseReferences(text).flatMap(secretNames))) {
        // The key of the API itself is an error wherever a manifest names it.
        if (project.secrets.includes(name) || isOwnKey(name)) continue;
        const message = `${hasFile ? 'The project file does not list' : 'No project file lists'} the secret \`${name}\`.`;
        const help = `Add \`${name}\` to \`secrets\` of parsebatch.config.yaml.`;
        yield { path, at: 'value', message, help };
      }
    }
  },
});

function secretNames(segment: Segment): string[] {
  return segment.kind === 'reference' && segment.source === 'secret' ? [segment.name] : [];
}
