import { describe, expect, test } from 'vitest';
import { importText } from './import-text.ts';

const KEY = 'llx-a1B2c3D4e5F6g7H8i9J0';
const FAST = { tier: 'fast', version: 'latest' };

describe('a call of the Python SDK', () => {
  test.each([
    ['a text in single quotes', "'a'", 'a'],
    ['escapes', String.raw`"\n\t\\\'\"\x41\u00e9\U0001f600\101\q\a"`, '\n\t\\\'"A\u00e9\u{1f600}A\\q\x07'],
    ['a line that goes on', '"a\\\nb"', 'ab'],
    ['a raw text', String.raw`r"\d+\""`, String.raw`\d+\"`],
    ['three quotes', '"""a\r\n"b" \'\n"""', 'a\n"b" \'\n'],
    ['texts side by side', '"a"  # one\n  \'b\' f"c"', 'abc'],
    ['texts between parentheses', '("a"\n"b")', 'ab'],
    ['texts with a plus', '"a" + \'b\'', 'ab'],
    ['a format without holes', 'f"{{a}}"', '{a}'],
    ['true', 'True', true],
    ['a number', '1_000', 1000],
    ['a negative number', '-1.5e-3', -0.0015],
    ['a short fraction', '.5', 0.5],
    ['a whole fraction', '1.', 1],
    ['a number in base 16', '0xFF', 255],
    ['a number between parentheses', '(3)', 3],
    ['a list', '[1, "a", [None, True],]', [1, 'a', [null, true]]],
    ['a tuple', '(1, 2)', [1, 2]],
    ['a tuple of one', '((1,),)', [[1]]],
    ['an empty tuple', '()', []],
    ['a dict', '{"a": {"b": 1}, \'c\': ()}', { a: { b: 1 }, c: [] }],
    ['a call of dict', 'dict(a=dict(), b=1,)', { a: {}, b: 1 }],
  ])('has its values read: %s', (_what, written, value) => {
    const { spec, notices } = importText(`client.parsing.parse(tier="fast", version="latest", brand_new = ${written})`);
    expect(spec.unchecked_parameters).toEqual({ brand_new: value });
    expect(notices).toHaveLength(1);
  });

  test.each([
    ['a variable', 'PROMPT'],
    ['a call', 'read("a, b", (1, 2))'],
    ['an environment variable', 'os.environ["X"]'],
    ['bytes', 'b"a"'],
    ['a format with a hole', 'f"a {b}"'],
    ['a method of a text', '"a".upper()'],
    ['a format of a text', '"a %s" % b'],
    ['a choice', '"a" if b else "c"'],
    ['an entry of a list', '["a"][0]'],
    ['a list with a variable', '["a", b]'],
    ['a list of another', '[*other, "a"]'],
    ['a comprehension', '[x for x in (1, 2)]'],
    ['a set', '{"a", "b"}'],
    ['a name that is looked up', String.raw`"\N{DASH}"`],
    ['a sum', '1 + 2'],
    ['a complex number', '2j'],
    ['a function', 'lambda: {"a": 1}'],
    ['three dots', '...'],
  ])('has what is no literal left out, at its place: %s', (_what, written) => {
    const text = `client.parsing.parse(\n  tier="fast",\n  brand_new=${written},\n  version="latest",\n)`;
    const { spec, notices, findings } = importText(text);
    expect(spec.job.parameters).toEqual(FAST);
    expect(spec.unchecked_parameters ?? { brand_new: {} }).toEqual({ brand_new: {} });
    expect(notices[0]).toContain('line 3');
    expect(findings.every((line) => line.includes('schema/unchecked-parameter'))).toBe(true);
  });

  test('keeps what is known of a mapping', () => {
    const text = `client.parsing.parse(tier="fast", version="latest",
      page_ranges={"max_pages": LIMIT, "target_pages": "1-3", **more, KEY: 1},
      *rest, **options)`;
    const { spec, notices } = importText(text);
    expect(spec.job.parameters).toEqual({ ...FAST, page_ranges: { target_pages: '1-3' } });
    expect(notices.map((notice) => /\(line \d+, column \d+\)/.exec(notice)?.[0])).toEqual([
      '(line 2, column 63)',
      '(line 2, column 71)',
      '(line 3, column 7)',
      '(line 3, column 14)',
      '(line 2, column 33)',
      undefined,
    ]);
  });

  test('is found in a program, whatever stands around it', () => {
    const program = `"""Reads client.batches.create(x) of a day."""
import os
# it's client.parsing.parse(tier="agentic") no more
client = AsyncLlamaCloud(api_key="${KEY}")

async def main() -> None:
    result = await (
        get_client(os.environ["REGION"])
        .parsing
        .parse(tier='fast', version="latest", upload_file=open("a.pdf", "rb"), expand=["text"])
    )
    print(f"{result.text!r:>10}")
`;
    const { spec, text, notices } = importText(program);
    expect(spec).toEqual({ job: { type: 'parse_v2', parameters: FAST } });
    expect(notices.map((notice) => notice.split('`')[1])).toEqual(['upload_file', 'expand', 'spec.source']);
    expect(text + notices.join()).not.toContain('llx-');
  });

  test.each([
    [
      'a v1 batch',
      'client.beta.batch.create(directory_id="dir-1", job_config={"parameters": {"tier": "fast"}}, page_size=7)',
      { source: { directory_id: 'dir-1', page_size: 7 }, parameters: { tier: 'fast' } },
    ],
    [
      'a v2 batch',
      'client.batches.create(source_directory_id="d", config={"job": {"type": "parse_v2", "configuration_id": "cfg-1"}})',
      { source: { directory_id: 'd' }, job: { type: 'parse_v2', configuration_id: 'cfg-1' } },
    ],
    [
      'a configuration and the batch that takes it',
      'saved = client.configurations.create(name="a", parameters={"product_type": "parse_v2", "tier": "fast", "version": "latest"})\n' +
        'client.batches.create(source_directory_id="d", config=dict(job=dict(type="parse_v2", configuration_id=saved.id)))',
      { source: { directory_id: 'd' }, job: { type: 'parse_v2', parameters: FAST } },
    ],
    [
      'a client of v1',
      `parser = LlamaParse(api_key="${KEY}", parse_mode="parse_page_with_llm", language="en", target_pages="0,2", num_workers=4)`,
      { parameters: { parse_mode: 'parse_page_with_llm', target_pages: '0,2', languages: ['en'] } },
    ],
  ])('can be of %s', (_what, text, spec) => {
    expect(importText(text)).toMatchObject({ spec, findings: [] });
  });
});

describe('a call of the TypeScript SDK', () => {
  test.each([
    ['a text in single quotes', "'a\\'b'", "a'b"],
    [
      'escapes',
      String.raw`'\n\x41\u00e9\u{1f600}\0\q\
b'`,
      '\nA\u00e9\u{1f600}\0qb',
    ],
    ['a template', '`a\r\n"b"`', 'a\n"b"'],
    ['texts with a plus', '\'a\' +\n // b\n "c" + `d`', 'acd'],
    ['undefined', 'undefined', undefined],
    ['a number', '1_000', 1000],
    ['a number in base 2', '0b101', 5],
    ['a list', '[1, [true, null],]', [1, [true, null]]],
    ['an object', '{ a: 1, "b": { c: \'d\' }, 3: [], }', { a: 1, b: { c: 'd' }, 3: [] }],
    ['a constant type', "'a' as const", 'a'],
    ['a checked type', '{ a: 1 } satisfies Partial<Record<string, number>>', { a: 1 }],
    ['parentheses', '(2)', 2],
  ])('has its values read: %s', (_what, written, value) => {
    const { spec } = importText(`client.parsing.parse({ tier: 'fast', version: 'latest', brand_new: ${written} })`);
    expect(spec.unchecked_parameters?.brand_new).toEqual(value);
  });

  test.each([
    ['a variable', 'brand_new: prompt'],
    ['a variable of the same name', 'brand_new'],
    ['a call', 'brand_new: read("a, b", { c: [1] })'],
    ['a template with a hole', 'brand_new: `a ${b + `}`} c`'],
    ['a sum', 'brand_new: 1 + 2'],
    ['a list with a hole', 'brand_new: [1, , 2]'],
    ['a list of another', 'brand_new: [...other]'],
    ['an old number in base 8', 'brand_new: 010'],
    ['a large integer', 'brand_new: 10n'],
    ['a spread', '...options'],
    ['a computed name', '[name]: 1'],
    ['a method', 'brand_new() { return "}"; }'],
    ['two expressions', 'brand_new: (1, 2)'],
    ['a function', 'brand_new: (a) => ({ b: a })'],
  ])('has what is no literal left out, at its place: %s', (_what, written) => {
    const { spec, notices } = importText(
      `client.parsing.parse({\n  tier: 'fast',\n  ${written},\n  version: 'latest' })`,
    );
    expect(spec).toEqual({ job: { type: 'parse_v2', parameters: FAST } });
    expect(notices[0]).toContain('line 3');
  });

  test.each([
    [
      'a v1 batch',
      "client.beta.batch.create({ directory_id: 'd', job_config: { parameters: { tier: 'fast' } } })",
      { source: { directory_id: 'd' }, parameters: { tier: 'fast' } },
    ],
    [
      'a configuration and the batch that takes it',
      `const saved: Saved = await client.configurations.create({ name: 'a', parameters: { product_type: 'parse_v2', tier: 'fast', version: 'latest' } });
       await client.batches.create({ source_directory_id: 'd', config: { job: { type: 'parse_v2', configuration_id: saved.id } } }, { timeout: 3 });`,
      { source: { directory_id: 'd' }, job: { type: 'parse_v2', parameters: FAST } },
    ],
    [
      'a client of v1',
      `const reader = new LlamaParseReader({ apiKey: '${KEY}', resultType: 'markdown', parseMode: 'parse_page_with_llm', language: 'en', outputBucket: 'x' });`,
      { parameters: { parse_mode: 'parse_page_with_llm', languages: ['en'], outputBucket: 'x' } },
    ],
  ])('can be of %s', (_what, text, spec) => {
    expect(importText(text).spec).toEqual(spec);
  });
});

describe('a credential in a call', () => {
  const hook = (header: string, secret: string): string =>
    `webhook_configurations=[{"webhook_url": "https://a.example", "webhook_headers": {"Authorization": ${header}}, "webhook_signing_secret": ${secret}}]`;

  test('that is read from the environment is a reference to a secret of that name', () => {
    const text = `client.parsing.parse(tier="fast", version="latest", ${hook('f"Bearer {os.environ[\'TOKEN\']}"', 'os.getenv("SIGNING")')})`;
    const { spec, notices } = importText(text);
    expect(spec.job.parameters.webhook_configurations[0]).toMatchObject({
      webhook_headers: { Authorization: 'Bearer ${secret:TOKEN}' },
      webhook_signing_secret: '${secret:SIGNING}',
    });
    expect(notices).toHaveLength(1);
  });

  test.each([
    ['process.env.SIGNING', 'SIGNING'],
    ['process.env["SIGNING"]!', 'SIGNING'],
    ['process.env.SIGNING as string', 'WEBHOOK_1_SIGNING_SECRET'],
    ['`${process.env.SIGNING}`', 'SIGNING'],
    ['process.env.SIGNING ?? "x"', 'WEBHOOK_1_SIGNING_SECRET'],
    ['await vault.read("a")', 'WEBHOOK_1_SIGNING_SECRET'],
    ["'sk-live-0123456789'", 'WEBHOOK_1_SIGNING_SECRET'],
  ])('%s is a reference', (written, name) => {
    const { spec, text, notices } = importText(
      `client.parsing.create({ tier: 'fast', version: 'latest', webhook_configurations: [{ webhook_url: 'https://a.example', webhook_signing_secret: ${written} }] })`,
    );
    expect(spec.job.parameters.webhook_configurations[0].webhook_signing_secret).toBe(`\${secret:${name}}`);
    expect(text + notices.join()).not.toContain('sk-live');
  });

  test('of the API is shown nowhere, wherever it stands', () => {
    const program = `client = LlamaCloud(api_key="${KEY}")
client.parsing.parse(tier="fast", version="latest", client_name="${KEY}", brand_new={"${KEY}": 1, "a": ["${KEY}"]}, x=f("${KEY}"), extra_headers={"Authorization": "Bearer ${KEY}"})`;
    const { spec, text, notices, findings } = importText(program);
    expect(spec.job.parameters).toEqual(FAST);
    expect(text + notices.join() + findings.join()).not.toContain('llx-');
  });
});

describe('a program', () => {
  test.each([
    ['a call that does not end', 'client.parsing.parse(tier="fast"', '1:33 import/unsupported '],
    ['a text that does not end', 'client.parsing.parse(tier="fast)', '1:33 import/unsupported '],
    ['brackets that do not fit', 'client.parsing.parse(tier=["fast")', '1:34 import/unsupported '],
    ['an object that is not written out', 'await client.parsing.parse({ ...a }.b)', '1:28 import/unsupported '],
    [
      'two calls',
      'client.parsing.parse(tier="a", version="b")\nclient.parsing.parse(tier="c", version="d")',
      '2:1 import/several-requests ',
    ],
    ['two clients of v1', 'a = LlamaParse()\nb = LlamaParse()', '2:5 import/several-requests '],
    [
      'a batch and a configuration that it may not take',
      'client.configurations.create(name="a", parameters={"tier": "fast", "version": "b"})\nclient.batches.create(config={"job": {"configuration_id": found.id}})',
      '2:59 import/conflict /config/job/configuration_id',
    ],
    ['a name that stands twice', 'client.parsing.parse(tier="a",\n tier="b")', '2:2 import/duplicate-key '],
    [
      'a number that is too large',
      'client.parsing.parse(tier=1, version=\n  99999999999999999999)',
      '2:3 import/number-range ',
    ],
    ['nesting that is too deep', `client.parsing.parse(tier=${'['.repeat(70)}`, '1:90 import/unsupported '],
    ['no call', 'client.files.create(file=x)', '1:1 import/not-a-request '],
    ['a call in a comment', '# client.parsing.parse(tier="a")', '1:1 import/not-a-request '],
  ])('is refused at %s', (_what, text, finding) => {
    expect(importText(text)).toMatchObject({ text: '', findings: [finding] });
  });

  test.each([
    ['client.beta.batch.create(directory_id="d", job_config={"user_id": USER})', { source: { directory_id: 'd' } }],
    [
      'client.beta.batch.create(directory_id="d", job_config={"parameters": {"tier": TIER}})',
      { source: { directory_id: 'd' } },
    ],
    [
      'client.batches.create(source_directory_id="d", config={"job": {"configuration_id": ID}})',
      { source: { directory_id: 'd' }, job: {} },
    ],
    [
      'client.parsing.parse(tier=TIER, version="latest", page_ranges={"max_pages": MAX}, crop_box={})',
      { job: { type: 'parse_v2', parameters: { version: 'latest', crop_box: {} } } },
    ],
  ])('that computes all of a mapping leaves no setting behind: %s', (text, spec) => {
    expect(importText(text).spec).toEqual(spec);
  });

  test('whose project only it knows has that left out', () => {
    const { spec, notices } = importText('client.parsing.parse(tier="fast", version="latest", project_id=PROJECT)');
    expect(spec).toEqual({ job: { type: 'parse_v2', parameters: FAST } });
    expect(notices[0]).toContain('`project_id` (line 1, column 64)');
  });
});
