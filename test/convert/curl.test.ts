import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

const URL = 'https://api.cloud.llamaindex.ai/api/v1/beta/batch-processing';
const BODY = '{"directory_id": "dir-1", "job_config": {"parameters": {"tier": "fast"}}}';
const SPEC = { source: { directory_id: 'dir-1' }, parameters: { tier: 'fast' } };
const PROJECT = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

describe('a curl command', () => {
  test.each([
    ['single quotes', `curl -X POST ${URL} -H 'Authorization: Bearer x' -d '${BODY}'`],
    ['double quotes', `curl --url "${URL}" --data "${BODY.replaceAll('"', '\\"')}"`],
    ['a flag and its value in one word', `curl -sSXPOST ${URL} -d'${BODY}'`],
    ['lines that go on', `curl \\\n  ${URL} \\\n  --json '${BODY}'`],
    ['lines that go on, with CRLF', `curl \\\r\n  ${URL} \\\r\n  --data-raw '${BODY}'\r\n`],
    ['the quoting of browsers', `curl '${URL}' --data-raw $'${BODY.replaceAll('"', '\\u0022')}' --compressed`],
    ['a here-document', `curl ${URL} --data-binary @- <<EOF\n${BODY}\nEOF\n`],
    ['a quoted here-document', `curl ${URL} -d @- <<'EOF' | jq .\n${BODY}\nEOF\n`],
    ['a here-document with tabs', `curl ${URL} -d @- <<-"EOF"\n\t${BODY}\n\tEOF\n`],
    ['a here-string', `curl ${URL} -d @- <<< '${BODY}'`],
    ['a variable with the body', `BODY='${BODY}'\ncurl ${URL} -d "$BODY"`],
    ['a variable with a value', `ID=dir-1; curl ${URL} -d '${BODY.replace('dir-1', `'"$ID"'`)}'`],
    [
      'a preamble',
      `#!/bin/sh\n# it's a comment\nset -eu\n: "\${KEY:?is not set}"\nexport A=b\ncurl ${URL} -d '${BODY}' > out.json 2>&1`,
    ],
    ['its arguments alone', `-d '${BODY}'`],
    ['its here-document alone', `<<EOF\n${BODY}\nEOF\n`],
    ['its body in quotes', `'${BODY}'`],
  ])('is read with %s', (_form, text) => {
    expect(importText(text)).toMatchObject({ spec: SPEC, findings: [] });
  });

  test.each([
    ['parses a file', "https://x.example/api/v2/parse -d '{BODY}'"],
    ['parses a file that it sends', "https://x.example/api/v2/parse/upload -F file=@a.pdf -F 'configuration={BODY}'"],
  ])('of v2 that %s gives its options', (_what, args) => {
    const { spec, findings } = importText(`curl ${args.replace('{BODY}', '{"tier": "fast", "version": "latest"}')}`);
    expect(spec).toEqual({ job: { type: 'parse_v2', parameters: { tier: 'fast', version: 'latest' } } });
    expect(findings).toEqual([]);
  });

  test('gives the ids in the query of its URL', () => {
    const { spec } = importText(
      `curl "\${BASE:-https://api.example}/api/v1/beta/batch-processing?project_id=${PROJECT}&x=1" -d '${BODY}'`,
    );
    expect(spec).toEqual({ ...SPEC, project_id: PROJECT });
  });

  test('has its variables in the fields of credentials become references', () => {
    const body =
      '{"item_ids": ["i"], "job_config": {"parameters": {"azure_openai_key": "$KEY", "webhook_configurations": [{"webhook_url": "https://h.example/?k=${HOOK}", "webhook_headers": {"Authorization": "Bearer ${TOKEN:?}"}}]}}}';
    const { spec, notices, findings } = importText(`KEY=sk-1\ncurl ${URL} -d @- <<EOF\n${body}\nEOF\n`);
    expect(spec).toEqual({
      source: { item_ids: ['i'] },
      parameters: { azure_openai_key: '${secret:KEY}' },
      webhooks: [{ url: 'https://h.example/?k=${secret:HOOK}', headers: { Authorization: 'Bearer ${secret:TOKEN}' } }],
    });
    expect([notices, findings]).toEqual([[], []]);
  });

  test('takes what a single-quoted body holds as it is', () => {
    const { spec } = importText(
      `curl ${URL} -d '{"directory_id": "d", "job_config": {"parameters": {"user_prompt": "$HOME \${x} \`y\`"}}}'`,
    );
    expect(spec.parameters.user_prompt).toBe('$HOME $${x} `y`');
  });

  test('whose directory only the shell knows lacks a source', () => {
    const { spec, notices } = importText(`curl ${URL} -d @- <<EOF\n${BODY.replace('dir-1', '${DIRECTORY_ID}')}\nEOF\n`);
    expect(spec.source).toBeUndefined();
    expect(notices.at(-1)).toContain('`spec.source`');
  });

  test.each([
    ['an error in its JSON', `curl ${URL} \\\n -d '{\n "a" 1}'`, '3:6 import/not-json '],
    ['an error behind escapes', `curl ${URL} \\\n -d "{\\"a\\": tru}"`, '2:14 import/not-json '],
    [
      'a variable for a number',
      `curl ${URL} -d @- <<E\n{"page_size": $N, "job_config": {}}\nE\n`,
      '2:15 import/shell-variable ',
    ],
    [
      'a variable for a setting',
      `curl x/api/v1/beta/batch-processing -d "{\\"job_config\\": {\\"user_id\\": \\"$ME\\"}}"`,
      '1:73 import/shell-variable /job_config/user_id',
    ],
    ['a variable in a key', `curl ${URL} -d @- <<E\n{"$K": 1}\nE\n`, '2:2 import/shell-variable '],
    [
      'a variable in the query',
      `curl "x/api/v1/beta/batch-processing?project_id=$P" -d '${BODY}'`,
      '1:6 import/shell-variable ',
    ],
    ['a command substitution', `curl ${URL} -d "$(cat body.json)"`, '1:71 import/unsupported '],
    [
      'a body that is the output of a command',
      `B=$(cat body.json)\ncurl ${URL} -d "$B"`,
      '2:71 import/shell-variable ',
    ],
    ['a backtick in a here-document', `curl ${URL} -d @- <<E\n{"a": "\`date\`"}\nE\n`, '2:8 import/unsupported '],
    ['a file', `curl ${URL} -d @body.json`, '1:70 import/unsupported '],
    ['the output of another command', `jq . x | curl ${URL} -d @-`, '1:79 import/unsupported '],
    ['a form', `curl ${URL} -F file=@a.pdf`, '1:67 import/unsupported '],
    ['two bodies', `curl ${URL} -d a=b -d c=d`, '1:77 import/unsupported '],
    ['another endpoint', `curl https://x.example/api/v1/parsing/upload -d '${BODY}'`, '1:6 import/unsupported '],
    [
      'a body of v1 at the v2 endpoint',
      `curl https://x.example/api/v2/batches -d '${BODY}'`,
      '1:43 import/not-a-request ',
    ],
    ['an open quote', `curl ${URL} -d '{`, '1:70 import/unsupported '],
    ['another method', `curl -X GET ${URL} -d '${BODY}'`, '1:9 import/not-a-request '],
    ['no body', `curl ${URL}`, '1:1 import/not-a-request '],
    ['a second command', `curl ${URL} -d '${BODY}'\ncurl ${URL} -d '${BODY}'`, '2:1 import/several-requests '],
  ])('is refused at %s', (_what, text, finding) => {
    expect(importText(text).findings).toEqual([finding]);
  });
});
