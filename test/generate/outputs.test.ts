import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLASSIFY_V1 } from '../../src/catalogue/classify-v1/index.ts';
import { settingName, titleOf } from '../../src/catalogue/describe/facts.ts';
import { PARAMETERS, PARSE_V1 } from '../../src/catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../../src/catalogue/parse-v2/index.ts';
import { SOURCES } from '../../src/catalogue/sources.ts';
import { docsOf } from '../../src/core/code-page.ts';
import { buildOutputs } from '../../src/generate/outputs.ts';
import { YAML_CODES } from '../../src/load/codes.ts';
import { PROJECT_CODES } from '../../src/project/codes.ts';
import { SCHEMA_CODES } from '../../src/validate/codes.ts';

const ROOT = new URL('../../', import.meta.url);

describe('the generated files', () => {
  let outputs: ReadonlyMap<string, string> = new Map();
  beforeAll(async () => {
    outputs = await buildOutputs(process.cwd());
  });

  it('are checked in as they are generated', () => {
    const stale = [...outputs].flatMap(([file, text]) => (textOf(file) === text ? [] : [file]));
    expect(stale).toEqual([]);
  });

  it('come out the same every time', async () => {
    expect(await buildOutputs(process.cwd())).toEqual(outputs);
  });

  it('end with one line feed and have no other line ends', () => {
    for (const [file, text] of outputs) {
      expect(text, file).not.toContain('\r');
      expect(text, file).toMatch(/[^\n]\n$/);
    }
  });

  it('hold no path of the machine that made them', () => {
    for (const [file, text] of outputs) expect(text, file).not.toContain(process.cwd());
  });

  it('describe every setting in docs/parameters.md, once', () => {
    const page = outputs.get('docs/parameters.md') ?? '';
    const headings = page.match(/^### `.*`$/gm) ?? [];
    expect(new Set(headings).size).toBe(headings.length);
    const ofRecord = CLASSIFY_V1.filter(({ group }) => group === 'classification-record');
    const known = PARSE_V1.length + ofRecord.length;
    expect(headings.filter((heading) => !heading.includes('spec.'))).toHaveLength(known);
    for (const entry of CLASSIFY_V1) expect(headings).toContain(`### \`${titleOf(entry)}\``);
    for (const name of Object.keys(PARAMETERS)) expect(headings).toContain(`### \`${name}\``);
  });

  it('list every setting of v2 in docs/parameters.md, once', () => {
    const page = outputs.get('docs/parameters.md') ?? '';
    const [, ofV2 = ''] = page.split('\n## v2: Tier and prompt\n');
    const rows = [...ofV2.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual([...PARSE_V2, ...BATCH_V2].map(settingName).toSorted());
  });

  it('link only to sources that are listed', () => {
    const page = outputs.get('docs/parameters.md') ?? '';
    const linked = new Set([...page.matchAll(/\(#source-([^)]+)\)/g)].map(([, id]) => id));
    expect([...linked].filter((id) => !page.includes(`<a id="source-${id}"></a>`))).toEqual([]);
    expect(Object.keys(SOURCES).length).toBeGreaterThanOrEqual(linked.size);
  });

  it('explain every code at the anchor that diagnostics name', () => {
    const page = outputs.get('docs/diagnostics.md') ?? '';
    for (const code of [...Object.keys(YAML_CODES), ...Object.keys(SCHEMA_CODES), ...Object.keys(PROJECT_CODES)]) {
      expect(docsOf(code)).toBe(`docs/diagnostics.md#${code.replaceAll('/', '-')}`);
      expect(page).toContain(`<a id="${code.replaceAll('/', '-')}"></a>\n### \`${code}\``);
    }
  });
});

function textOf(file: string): string | undefined {
  const url = new URL(file, ROOT);
  return existsSync(url) ? readFileSync(url, 'utf8') : undefined;
}
