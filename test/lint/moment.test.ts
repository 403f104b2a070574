import { expect, test } from 'vitest';
import { momentIn } from '../../src/lint/moment.ts';
import { lintSpec } from './lint-lines.ts';

const COMMIT = '3f2a9c01d4e5b6a7980f1e2d3c4b5a6978685940';

test.each([
  [COMMIT, 'the hash of a commit'],
  [`release-${COMMIT.toUpperCase()}`, 'the hash of a commit'],
  ['2026-11-24T10:15:00Z', 'the time of a moment'],
  ['2026-11-24 10:15', 'the time of a moment'],
  ['invoices-2026-11-24t10-15-00', 'the time of a moment'],
  ['20261124T101500Z', 'the time of a moment'],
  ['invoices-20261124t1015', 'the time of a moment'],
  ['20261124101500', 'the time of a moment'],
  ['run-1795512345', 'the time of a moment'],
  ['1795512345678', 'the time of a moment'],
])('%s holds %s', (text, moment) => {
  expect(momentIn(text)?.moment).toBe(moment);
});

test.each([
  '',
  '2',
  '2026',
  '2026-q3',
  '2026-09',
  '2026-11-24',
  '20261124',
  '2026-11-24-1',
  'invoices-4711',
  'TICKET-1234567',
  '4915112345678',
  '1195512345',
  'deadbeef',
  'dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f',
  `${COMMIT}${COMMIT}`,
  's3://acme-parsed/invoices/2026/11/24/',
])('%j holds no moment', (text) => {
  expect(momentIn(text)).toBeUndefined();
});

/** What the rule says of a spec, as `severity pointer`. The variables are not set, so that each needs a default. */
function volatileIn(yaml: string): readonly string[] {
  const project = 'apiVersion: parsebatch.dev/v1\nkind: Project\nenv: [GITHUB_SHA, CI_PIPELINE_ID, RELEASE]\n';
  return lintSpec(yaml, project)
    .filter(({ code }) => code === 'no-volatile-value')
    .map(({ severity, path }) => `${severity} ${path}`);
}

test.each([
  ['rerun: ${env:GITHUB_SHA:-x}', ['warning /spec/rerun']],
  ['rerun: v1-${env:RELEASE:-${env:GITHUB_SHA:-x}}', ['warning /spec/rerun']],
  ['rerun: ${var:COMMIT_SHA:-x}', ['warning /spec/rerun']],
  ['rerun: ${env:RELEASE:-x}', []],
  ['rerun: $${env:GITHUB_SHA}', []],
  [`rerun: ${COMMIT}`, ['info /spec/rerun']],
  ['environments: { ci: { rerun: "${env:CI_PIPELINE_ID:-x}" } }', ['warning /spec/environments/ci/rerun']],
  ['parameters: { user_prompt: "Build ${env:GITHUB_SHA:-x}." }', ['warning /spec/parameters/user_prompt']],
  ['parameters: { user_prompt: "Dates such as 2026-11-24T10:15:00Z stay." }', []],
  ['source: { files: ["${env:GITHUB_SHA:-x}/*.pdf"] }', ['warning /spec/source/files/0']],
  ['output_s3_path_prefix: s3://acme/${env:GITHUB_SHA:-x}/', ['warning /spec/output_s3_path_prefix']],
  ['output_s3_path_prefix: s3://acme/2026-11-24T10:15/', ['info /spec/output_s3_path_prefix']],
  ['webhooks: [{ url: "https://hooks.acme.example/${env:GITHUB_SHA:-x}" }]', []],
  ['webhook_url: https://hooks.acme.example/${env:GITHUB_SHA:-x}', []],
  ['tracking: { user_id: "${env:CI_PIPELINE_ID:-x}" }', []],
  ['environments: { ci: { tracking: { user_id: "${env:CI_PIPELINE_ID:-x}" } } }', []],
])('in %s it finds %j', (yaml, found) => {
  expect(volatileIn(yaml)).toEqual(found);
});

test('a profile is looked at too', () => {
  const profile =
    'apiVersion: parsebatch.dev/v1\nkind: ParseBatchProfile\nmetadata: { name: p }\nspec: { rerun: "${env:GITHUB_SHA:-x}" }';
  expect(volatileIn(profile)).toEqual(['warning /spec/rerun']);
});
