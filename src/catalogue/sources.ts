const DOCS = 'https://developers.llamaindex.ai/llamaparse';
const ISSUES = 'https://github.com/run-llama/llama_cloud_services/issues';

/** Where the catalogue's facts come from; each fact names one of these. */
export const SOURCES = {
  openapi: 'OpenAPI document of the Llama Platform 0.1.0, copy of 2026-08-20',
  'openapi-upload': 'The same OpenAPI document, POST /api/v1/parsing/upload (another endpoint)',
  client: 'run-llama/llama_cloud_services: py/llama_cloud_services/parse/base.py @04388b1',
  'client-ts': 'run-llama/llama_cloud_services: ts/llama_cloud_services/src/reader.ts @1509bf9',
  guide: `${DOCS}/parse/guides/migration-v1-to-v2/index.md`,
  options: `${DOCS}/parse/v1/features/parsing_options/index.md`,
  modes: `${DOCS}/parse/v1/presets_and_modes/advance_parsing_modes/index.md`,
  instructions: `${DOCS}/parse/v1/features/parsing_instructions/index.md`,
  prompts: `${DOCS}/parse/v1/features/prompts/index.md`,
  region: `${DOCS}/parse/v1/features/parse_region/index.md`,
  'auto-mode': `${DOCS}/parse/v1/presets_and_modes/auto_mode/index.md`,
  'auto-mode-triggers': `${DOCS}/parse/v1/features/automodetriggers/index.md`,
  'structured-output': `${DOCS}/parse/v1/features/structured_output/index.md`,
  'webhook-v1': `${DOCS}/parse/v1/features/webhook/index.md`,
  'webhook-configurations':
    'https://developers.llamaindex.ai/python/cloud/llamaparse/output_options/webhook_configurations',
  retention: `${DOCS}/general/data_retention/`,
  'job-parameters': 'https://developers.llamaindex.ai/python/cloud/llamaparse/features/job_parameters',
  layout: `${DOCS}/parse/features/layout-and-bounding-boxes/index.md`,
  'crop-box': 'https://developers.llamaindex.ai/python/cloud/llamaparse/input_options/crop_box',
  limitations: `${DOCS}/general/limitations/index.md`,
  'json-schema': 'https://json-schema.org/draft/2020-12/json-schema-validation',
  prices: 'Credit tables of the documentation, copied 2026-09-09',
  'expand-target-pages': 'run-llama/llama_cloud_services: py/llama_cloud_services/parse/utils.py @04388b1',
  'issue-653': `${ISSUES}/653`,
  'issue-685': `${ISSUES}/685`,
  'issue-721': `${ISSUES}/721`,
  webhooks: `${DOCS}/general/webhooks/index.md`,
  's3-buckets': 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  's3-keys': 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
  http: 'RFC 9110, HTTP Semantics: https://www.rfc-editor.org/rfc/rfc9110',
  'special-addresses':
    'IANA special-purpose address registries: https://www.iana.org/assignments/iana-ipv4-special-registry and iana-ipv6-special-registry',
  'special-names':
    'IANA special-use domain names (https://www.iana.org/assignments/special-use-domain-names), the reservation of .internal by ICANN, and RFC 6762, appendix G',
  'public-code': 'Use in public code, found by search; not confirmed by the vendor',
} as const satisfies Record<string, string>;

/** A source, by its short name. */
export type SourceId = keyof typeof SOURCES;
