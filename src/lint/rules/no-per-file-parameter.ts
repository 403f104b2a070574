import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { defineRule } from '../rule.ts';

export const noPerFileParameter = defineRule({
  id: 'no-per-file-parameter',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'A batch sets nothing that belongs to one file.',
  why: 'The parameters of a batch hold for each of its files. `input_url` and `input_s3_path` name one document in the place of an upload, and `resource_info` describes one: the schema of the batch has them, and says of itself that it leaves out what belongs to one file. What the service makes of them in a batch is not documented.',
  fix: 'Remove the parameter. `spec.source` says which files are parsed; what is to stand beside all results belongs in `custom_metadata`.',
  sources: ['openapi'],
  bad: [
    {
      title: 'the address of one document, and how to reach it',
      yaml: `
parameters:
  input_url: https://files.acme.example/contract.pdf
  http_proxy: http://proxy.acme.example:3128`,
      reports: [
        '9:5 `input_url` belongs to one file, and a batch would set it for all of them.',
        '10:5 `http_proxy` belongs to one file, and a batch would set it for all of them.',
      ],
    },
    {
      title: 'one object of a bucket',
      yaml: `
parameters:
  input_s3_path: s3://acme-inbox/contract.pdf
  input_s3_region: eu-central-1`,
      reports: [
        '9:5 `input_s3_path` belongs to one file, and a batch would set it for all of them.',
        '10:5 `input_s3_region` belongs to one file, and a batch would set it for all of them.',
      ],
    },
    {
      title: 'a record of one file',
      yaml: `
parameters:
  resource_info: { origin: scanner-2 }`,
      reports: ['9:5 `resource_info` belongs to one file, and a batch would set it for all of them.'],
    },
  ],
  good: [
    {
      title: 'what holds for every file',
      yaml: `
parameters:
  custom_metadata: { origin: scanner-2 }`,
    },
    {
      title: 'a parameter that is not set',
      yaml: `
parameters:
  input_url: ""`,
    },
  ],
  *check({ settings }) {
    for (const name of settings.names) {
      if (parameterNamed(name)?.perFile === undefined) continue;
      const message = `\`${name}\` belongs to one file, and a batch would set it for all of them.`;
      const help = 'Remove it; `spec.source` says which files are parsed.';
      yield { path: settings.find(name).path, at: 'key', message, help };
    }
  },
});
