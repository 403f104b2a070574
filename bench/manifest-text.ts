import type { Random } from './random.ts';
import { pick, randomUuid } from './random.ts';

/** A sound manifest of about 1.5 KB, as a person would write it: with comments, and nothing for the linter to say. */
export function manifestText(random: Random, number: number): string {
  const name = `batch-${number}`;
  const team = pick(random, ['finance', 'legal', 'research', 'claims', 'archive']);
  const language = pick(random, ['en', 'de', 'fr', 'es', 'it']);
  return `# Documents of team ${team}, parsed into Markdown that lands in a bucket of its own.
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: ${name}
  description: Incoming documents of ${team}, number ${number} of the fleet
  # Labels are for people and tools here; they are not sent.
  labels: { team: ${team}, quarter: 2026-q${1 + Math.floor(random() * 4)} }
spec:
  source:
    directory_id: dir-${randomUuid(random)}
    # How many files the service takes up at a time; the default is 100.
    page_size: ${pick(random, [50, 150, 200, 250])}
  # Sent in the query and in the record, so that both name the same project.
  project_id: ${randomUuid(random)}
  parameters:
    parse_mode: parse_page_with_llm
    # For text in images only: stamps, and the few files that come as scans.
    languages: [${language}, ${language === 'en' ? 'de' : 'en'}]
    max_pages: ${20 + Math.floor(random() * 80)}
    # Up to 5 % of the pages may fail by default, and the job still succeeds.
    page_error_tolerance: 0
    hide_footers: true
    compact_markdown_table: true
    system_prompt_append: Keep the numbers of ${team} exactly as they are written, with their units.
  # Partitions tell the service where the output belongs.
  partitions:
    data_source_id_partition: ${randomUuid(random)}
  # End the prefix with a slash: whether one is added is not documented.
  output_s3_path_prefix: s3://acme-parsed/${team}/${number}/
  output_s3_region: eu-central-1
`;
}

/** The same manifest with a mistake that a schema finds; which one goes by its number. */
export function wrongManifestText(random: Random, number: number): string {
  const text = manifestText(random, number);
  const [from, to] = MISTAKES[number % MISTAKES.length] ?? MISTAKES[0];
  return text.replace(from, to);
}

const MISTAKES: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['max_pages:', 'max_pagez:'],
  ['hide_footers: true', 'hide_footers: "perhaps"'],
  ['parse_page_with_llm', 'parse_page_with_lllm'],
  ['kind: ParseBatch', 'kind: ParseBatch\nowner: me'],
];

/** The same manifest in other words of YAML: `---`, CRLF, more comments, an anchor with its alias, folded and quoted text. */
export function styledManifestText(random: Random, number: number): string {
  const text = manifestText(random, number)
    .replace(/^ {2}project_id: (.*)$/m, '  project_id: &project $1')
    .replace(/^( {4}data_source_id_partition:) .*$/m, '$1 *project')
    .replace(/^( {4}system_prompt_append:) (.*), (.*)$/m, '$1 >-\n      $2,\n      $3')
    .replace(/^( {2}description:) (.*)$/m, '$1 "$2"')
    .replaceAll(/^( {4})(hide_footers.*)$/gm, '$1# Feet of pages are read as rows.\n$1$2 # seen in March');
  return `---\n${text}`.replaceAll('\n', '\r\n');
}
