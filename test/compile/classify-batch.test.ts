import { describe, expect, test } from 'vitest';
import { tracePayload } from '../../src/compile/trace-payload.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { classifyText, PROJECT, parametersWith, RULES } from '../classify-text.ts';
import { NO_RULES } from '../no-rules.ts';

function build(text: string) {
  const { batches, findings } = buildBatches([{ file: 'a.yaml', text }], { severities: NO_RULES });
  const [batch] = batches;
  if (batch === undefined) throw new Error(JSON.stringify(findings.diagnostics));
  return batch;
}

const compile = (spec: Readonly<Record<string, unknown>> = {}, name?: string) => build(classifyText(spec, name));

describe('the request of a classify batch', () => {
  test('has what is set, and what makes the job a record', () => {
    const { kind, request } = compile();
    expect(kind).toBe('ClassifyBatch');
    expect(request).toEqual({
      method: 'POST',
      path: '/api/v1/beta/batch-processing',
      query: { project_id: PROJECT },
      body: {
        directory_id: 'dir-1',
        job_config: {
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          project_id: PROJECT,
          rules: RULES,
          status: 'PENDING',
          user_id: 'user-1',
        },
      },
      holes: [],
    });
  });

  test('has a hole for the directory of local files and of staged ones', () => {
    expect(compile({ source: { files: ['*.pdf'] } })).toMatchObject({
      files: ['*.pdf'],
      request: { body: { directory_id: '${apply:directory_id}' }, holes: ['/directory_id'] },
    });
    const staged = compile({ source: { item_ids: ['dfl-1'], stage: true } });
    expect(staged).toMatchObject({ staged: { itemIds: ['dfl-1'] }, request: { holes: ['/directory_id'] } });
  });

  test('has what is unchecked beside what is known, at every depth', () => {
    const { request } = compile({
      parameters: parametersWith({ parsing_configuration: { lang: 'de' } }),
      unchecked_parameters: { knob: 1, parsing_configuration: { other: true } },
    });
    expect(request.body['job_config']).toMatchObject({ knob: 1, parsing_configuration: { lang: 'de', other: true } });
  });

  test('has `${` for `$${`', () => {
    const { request } = compile({
      parameters: { rules: [{ type: 'template', description: 'Holds a text such as $${name}.' }] },
    });
    expect(request.body['job_config']).toMatchObject({ rules: [{ description: 'Holds a text such as ${name}.' }] });
  });
});

describe('the digest of a classify batch', () => {
  const { digest, contentDigest } = compile();

  // Written down once: a change to one of these would pay for what was paid for.
  test('is the golden one', () => {
    expect({ digest, contentDigest }).toEqual(GOLDEN);
  });

  test.each([
    ['the user', { tracking: { user_id: 'user-2' } }],
    ['the project', { project_id: 'b2e9c4d7-18f3-4a60-9d5c-7e6f0a1b2c3d' }],
    ['the size of a page', { source: { directory_id: 'dir-1', page_size: 7 } }],
    ['a null', { parameters: { rules: RULES, mode: null } }],
  ])('is the same whatever %s is', (_, spec) => {
    expect(compile(spec).digest).toBe(digest);
  });

  test.each([
    ['the mode', { parameters: parametersWith({ mode: 'MULTIMODAL' }) }],
    ['a rule', { parameters: { rules: [...RULES, { type: 'other', description: 'Is nothing of the others.' }] } }],
    ['a page', { parameters: parametersWith({ parsing_configuration: { target_pages: [0] } }) }],
    ['what is unchecked', { unchecked_parameters: { knob: 1 } }],
    ['the source', { source: { directory_id: 'dir-2' } }],
    ['the token', { rerun: '2' }],
  ])('is another where %s is', (_, spec) => {
    expect(compile(spec).contentDigest).not.toBe(contentDigest);
  });

  test('is another under another name, over the same content', () => {
    const other = compile({}, 'other');
    expect([other.digest === digest, other.contentDigest === contentDigest]).toEqual([false, true]);
    expect(other.request.body['job_config']).not.toEqual(compile().request.body['job_config']);
  });

  test('covers settings that are named by their places', () => {
    const spec = {
      parameters: parametersWith({ mode: 'FAST', parsing_configuration: { lang: 'de' } }),
      unchecked_parameters: { parsing_configuration: { other: true } },
    };
    expect(Object.keys(compile(spec).settings).toSorted()).toEqual([
      '/kind',
      '/spec/parameters/mode',
      '/spec/parameters/parsing_configuration/lang',
      '/spec/parameters/rules',
      '/spec/source/directory_id',
      '/spec/unchecked_parameters/parsing_configuration/other',
    ]);
  });
});

const GOLDEN = {
  digest: '706603a2955ead0c3053e14dd9083dd8043839dcf98ce06bb5859b9ddcdec753',
  contentDigest: '0d5ab257b12651424714072cbf10d3e695f716ef573eb7347c64ffeba0037cb7',
};

test('each value of the payload has the place that wrote it', () => {
  const batch = compile({
    source: { files: ['*.pdf'] },
    parameters: parametersWith({ parsing_configuration: { target_pages: [3] } }),
    unchecked_parameters: { knob: 1 },
  });
  const traced = tracePayload(batch, batch.manifest).map(({ pointer, source }) => [
    pointer,
    source.kind === 'manifest' ? source.path.join('.') : source.name,
  ]);
  expect(Object.fromEntries(traced)).toEqual({
    '/directory_id': 'spec.source.files',
    '/job_config/id': 'digest',
    '/job_config/knob': 'spec.unchecked_parameters.knob',
    '/job_config/parsing_configuration/target_pages/0': 'spec.parameters.parsing_configuration.target_pages.0',
    '/job_config/project_id': 'spec.project_id',
    '/job_config/rules/0/description': 'spec.parameters.rules.0.description',
    '/job_config/rules/0/type': 'spec.parameters.rules.0.type',
    '/job_config/status': 'status',
    '/job_config/user_id': 'spec.tracking.user_id',
  });
});
