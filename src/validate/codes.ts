import type { CodePage } from '../core/code-page.ts';

/** The codes that checking a manifest against its schema gives. */
export const SCHEMA_CODES = {
  'schema/not-a-manifest': {
    severity: 'error',
    summary: 'The document is not a parsebatch manifest.',
    why: 'Only documents with `apiVersion: parsebatch.dev/v1` and a known `kind` mean something to parsebatch. A file that it does not understand is never passed over in silence.',
    fix: 'Start the document with `apiVersion: parsebatch.dev/v1` and `kind: ParseBatch`. A request or a `job_config` of the API becomes a manifest with `parsebatch import`.',
  },
  'schema/unknown-kind': {
    severity: 'error',
    summary: 'The manifest states a kind that parsebatch does not know.',
    why: 'The kind decides what is made and which settings are allowed, so nothing else of the document can be checked.',
    fix: 'Write one of the known kinds; `kind` is case-sensitive.',
  },
  'schema/unknown-key': {
    severity: 'error',
    summary: 'A key is not part of the format at this place.',
    why: 'The API accepts unknown parameters without a word and bills the pages all the same: a misspelt setting is money spent on the wrong result.',
    fix: 'Correct the spelling, or move the key to where it belongs. A parameter that is newer than parsebatch goes under `spec.unchecked_parameters`.',
  },
  'schema/missing-key': {
    severity: 'error',
    summary: 'A required key is missing.',
    why: 'Without it there is no batch to create.',
    fix: 'Add the key that the message names.',
  },
  'schema/wrong-type': {
    severity: 'error',
    summary: 'A value has another type than its setting.',
    why: 'YAML 1.2 reads `yes` and `on` as text and `007` as the number 7: what arrives is not what was meant.',
    fix: 'Write the value as the message shows: quotes make text, no quotes make numbers and `true`/`false`.',
  },
  'schema/unknown-value': {
    severity: 'error',
    summary: 'A value is not one of those that its setting accepts.',
    why: 'The set of values is closed by the published schema of the API, or by the format of manifests.',
    fix: 'Write one of the listed values.',
  },
  'schema/wrong-format': {
    severity: 'error',
    summary: 'A text does not have the form that its setting needs.',
    why: 'The form is documented, and a value without it cannot work.',
    fix: 'Write the value in the form that the message shows.',
  },
  'schema/out-of-range': {
    severity: 'error',
    summary: 'A number or a length lies outside its documented range.',
    why: 'The range is documented or stated by the published schema of the API.',
    fix: 'Write a value within the range that the message names.',
  },
  'schema/source-choice': {
    severity: 'error',
    summary: 'The source of a batch is none, or more than one, of its three alternatives.',
    why: 'A batch reads a directory, a list of items or local files; the API does not say which of two would win.',
    fix: 'Keep exactly one of `directory_id`, `item_ids` and `files`.',
  },
  'schema/job-choice': {
    severity: 'error',
    summary: 'The job of a v2 batch states both ways to configure it, or none.',
    why: 'Each file is processed by one configuration: a saved or built-in one, or the one that the parameters make. Only parsing has parameters here. `unchecked_parameters` belong to the parameters: a saved configuration is used as it is.',
    fix: 'Keep exactly one of `configuration_id` and `parameters`; for `extract_v2`, the `configuration_id`.',
  },
  'schema/written-twice': {
    severity: 'error',
    summary: 'One setting is written at two places.',
    why: 'Both places fill the same field of the request, so one of the values would be lost.',
    fix: 'Keep one of the two places.',
  },
  'schema/unchecked-parameter': {
    severity: 'warning',
    summary: 'A parameter is passed to the API unchecked.',
    why: '`spec.unchecked_parameters` is the way out when the API is newer than parsebatch; nobody has checked the name or the value.',
    fix: 'Update parsebatch when it knows the parameter and move it to `spec.parameters`.',
  },
  'compose/reference': {
    severity: 'error',
    summary: 'A text holds `${` that is not a reference, or a reference that cannot stand there.',
    why: '`${…}` is reserved for references, so that a misspelt one is not sent as text. What a manifest is made of and what it is called is never interpolated, and no reference comes to a mapping. A default of a secret would be a secret that is written down.',
    fix: 'Write `$${` where a literal `${` is meant; otherwise write the value out.',
  },
  'compose/secret-place': {
    severity: 'error',
    summary: 'A secret is referenced in a setting that is not for credentials.',
    why: 'Only fields for credentials are kept out of output, ledger and digest.',
    fix: 'Move the reference to a field for credentials, or write the value itself if it is not secret.',
  },
} as const satisfies Record<string, CodePage>;

export type SchemaCode = keyof typeof SCHEMA_CODES;
