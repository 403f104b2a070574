import { describe, expect, test } from 'vitest';
import { FINDINGS_FORMATS } from '../../src/report/findings/index.ts';
import { projectFolder, runIn } from '../project-folder.ts';
import { HOSTILE_STRINGS } from '../report/hostile-strings.ts';

/** A project with a text in every place of manifests, profiles and the project file that a finding quotes. */
function projectWith(text: string): Readonly<Record<string, string>> {
  const quoted = JSON.stringify(text);
  // Comments end with their line, and hold no more than what YAML lets stand unquoted.
  const plain = text.replaceAll(/[^\x20-\x7e]/g, ' ');
  const head = (name: string) => `apiVersion: parsebatch.dev/v1\nkind: ParseBatch\nmetadata: { name: ${name} }\n`;
  return {
    'parsebatch.config.yaml': `apiVersion: parsebatch.dev/v1
kind: Project
vars: { PAGES: ${quoted}, TEAM_TOKEN: ${quoted} }
env: [GITHUB_SHA]
policy: { allowed_buckets: [${quoted}], allowed_webhook_hosts: [${quoted}], allowed_modes: [${quoted}], allowed_projects: [${quoted}] }
rules: { ${quoted}: off }
`,
    'profile.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatchProfile
metadata: { name: base }
spec:
  parameters: { languages: [${quoted}, ${quoted}], ${quoted}: 1 }
`,
    'values.parsebatch.yaml': `${head('values')}spec:
  extends: [profile.parsebatch.yaml, ${quoted}]
  source: { directory_id: ${quoted} }
  parameters:
    # parsebatch-disable-next-line no-zero-max-pages -- ${plain} (until 2099-01-01, owner ${plain})
    max_pages: 0
    # parsebatch-disable-next-line ${plain} -- ${plain}
    # parsebatch-${plain}
    # parsebatch-severity-line ${plain}
    bounding_box: ${quoted}
    target_pages: ${quoted}
    images_to_save: [${quoted}]
    custom_metadata: { token: ${quoted}, ${quoted}: ${JSON.stringify(`\${env:${text}}`)} }
  unchecked_parameters: { ${quoted}: ${quoted} }
  output_s3_path_prefix: ${JSON.stringify(`s3://${text}/${text}`)}
  partitions: { file_id_partition: ${quoted}, ${quoted}: ${quoted} }
  project_id: ${quoted}
  rerun: ${JSON.stringify(`\${var:${text}} \${env:GITHUB_SHA:-${text}}`)}
`,
    'settings.parsebatch.yaml': `${head('settings')}spec:
  source: { files: [inbox/*] }
  project_id: 6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f
  parameters:
    max_pages: 9
    model: ${quoted}
    vendor_multimodal_model_name: ${quoted}
    tier: ${quoted}
    version: ${quoted}
    lang: ${quoted}
    project_id: ${quoted}
    outputBucket: ${quoted}
    page_prefix: ${JSON.stringify(`{page_number} ${text}`)}
    auto_mode: true
    auto_mode_trigger_on_regexp_in_page: ${JSON.stringify(`(${text}`)}
    auto_mode_configuration_json: ${JSON.stringify(JSON.stringify([{ regexp_in_page: `(${text}` }]))}
    structured_output_json_schema: ${JSON.stringify(JSON.stringify({ type: text, properties: { [text]: { type: text } } }))}
    azure_openai_endpoint: ${quoted}
  rerun: ${JSON.stringify(`${text} \${env:GITHUB_SHA:-${text}}`)}
  output_s3_path_prefix: ${JSON.stringify(`s3://${text}/${text}`)}
  webhooks:
    - url: ${JSON.stringify(`https://acme.example/${text}`)}
      output_format: json
      headers: { ${quoted}: ${quoted} }
---
${head('preset')}spec:
  source: { files: [outbox/*] }
  parameters: { preset: ${quoted}, model: ${quoted}, parse_mode: parse_page_with_llm, hide_headers: true, user_prompt: ${quoted} }
---
${head('model')}spec:
  source: { files: [models/*] }
  parameters: { parse_mode: parse_page_with_lvm, vendor_multimodal_model_name: ${quoted}, lang: ${quoted}, languages: [en] }
`,
    'webhooks.parsebatch.yaml': `${head('webhooks')}spec:
  source: { item_ids: [${quoted}, ${quoted}] }
  matrix: { tenant: [${quoted}, ${JSON.stringify(`${text}2`)}] }
  parameters: { max_pages: 0, parse_mode: parse_document_with_llm }
  webhook_url: ${JSON.stringify(`https://${text}/`)}
  webhooks:
    - url: ${JSON.stringify(`https://${text}.internal/${text}`)}
      events: [${quoted}, ${quoted}]
      output_format: ${quoted}
      headers: { ${quoted}: ${quoted}, Authorization: ${quoted} }
      signing_secret: ${JSON.stringify(`\${secret:${text}}`)}
  ${quoted}: 1
`,
    'names.parsebatch.yaml': `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: ${quoted}, labels: { ${quoted}: ${quoted} } }
spec:
  source: { files: [${quoted}] }
  parameters: { parse_mode: ${quoted}, max_pages: ${quoted} }
  environments:
    ${quoted}: { parameters: { max_pages: 0 } }
    staging: { parameters: { ${quoted}: 1 } }
---
apiVersion: ${quoted}
kind: ${quoted}
metadata: { name: ${quoted} }
spec: { source: { files: [${quoted}] } }
---
${head('items')}spec: { source: { item_ids: [${quoted}], files: [${quoted}] } }
`,
    'shared.parsebatch.yaml': `${head('shared')}spec: { source: { item_ids: [${quoted}] }, output_s3_path_prefix: ${JSON.stringify(`s3://${text}/${text}`)} }
`,
  };
}

/** What acts on a terminal or on a runner; how each format quotes the rest is the formats' own business. */
const ACTING = HOSTILE_STRINGS.filter((text) => /[^\x20-\x7e]|::|##/.test(text));

const COMMANDS = [
  ...FINDINGS_FORMATS.map(({ name }) => ['lint', '--format', name]),
  ['validate'],
  ['lint', '--fix-dry-run', '--unsafe-fixes'],
  ['vars'],
  ['compile', '--provenance'],
];

describe.each(COMMANDS.map((argv) => [argv.join(' '), argv] as const))('%s', (_, argv) => {
  test('prints no hostile text of a project as it is', async () => {
    for (const text of ACTING) {
      const { out, err } = await runIn(projectFolder(projectWith(text)), argv);
      expect(out.length + err.length, text).toBeGreaterThan(0);
      for (const line of `${out}\n${err}`.split('\n')) {
        expect(line, text).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/u);
        expect(line, text).not.toMatch(/##(vso)?\[/i);
        // What is printed as commands of the runner is of its own making.
        expect(line, text).not.toMatch(
          /^\s*::(?!(?:error|warning|notice) file=|stop-commands::[0-9a-f]{32,}$|[0-9a-f]{32,}::$)/,
        );
      }
    }
  });
});

test('much of a hostile project is found and quoted', async () => {
  const { out } = await runIn(projectFolder(projectWith('harmless text')), ['lint', '--format', 'json']);
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { readonly message: string }[] };
  expect(diagnostics.length).toBeGreaterThan(80);
  expect(diagnostics.filter(({ message }) => message.includes('harmless')).length).toBeGreaterThan(40);
});
