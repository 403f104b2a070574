import { CLASSIFY_V1 } from '../../catalogue/classify-v1/index.ts';
import { factsOf, placeName, settingName, titleOf } from '../../catalogue/describe/facts.ts';
import { marksOf } from '../../catalogue/describe/marks.ts';
import type { CatalogueEntry, Fact } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../../catalogue/parse-v2/index.ts';
import { SOURCES } from '../../catalogue/sources.ts';
import type { CodePage } from '../../core/code-page.ts';
import { Failure } from '../../core/failure.ts';
import { suggest } from '../../core/suggest.ts';
import { DIAGNOSTIC_CODES } from '../../pipeline/check/diagnostic-codes.ts';
import type { CommandModule } from '../command.ts';
import { addCompositionOptions } from '../composition-options.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch explain`: what is known about a setting, what the code of a finding means, where a value comes from. */
export const explain: CommandModule = {
  define: (command) =>
    addCompositionOptions(
      command.argument(
        '<subject>',
        'a parameter, a field, the code of a finding, or a value: FILE#/spec/parameters/tier',
      ),
    ).addHelpText('after', HELP),
  run: async ([subject = ''], options, io) => {
    const [, file, pointer] = /^(.+)#(\/.*)$/s.exec(subject) ?? [];
    if (file !== undefined && pointer !== undefined) {
      // What is known by itself does not wait for what reads manifests.
      const { writeExplainedValue } = await import('../explained-value.ts');
      return writeExplainedValue({ file, pointer }, options, io);
    }
    const text = explainCode(subject) ?? explainSetting(subject);
    if (text === undefined) {
      const nearest = suggest(subject, [
        ...Object.keys(DIAGNOSTIC_CODES),
        ...[...PARSE_V1, ...PARSE_V2].map(settingName),
      ]);
      const hint = nearest === undefined ? hintFor(subject) : `Did you mean \`${nearest}\`?`;
      throw new Failure('usage', `Nothing is known as \`${subject}\`.`, { hint });
    }
    io.out.write(text);
    return EXIT.ok;
  },
};

const HELP = `
Examples:
  parsebatch explain target_pages
  parsebatch explain webhook_configurations
  parsebatch explain spec.job.parameters.tier
  parsebatch explain schema/unknown-key
  parsebatch explain invoices.parsebatch.yaml#/spec/parameters/tier --env prod

The options are for a value: without --env it is explained for each environment of the manifest.`;

function hintFor(subject: string): string {
  const isFile = /\.ya?ml(#.*)?$/s.test(subject);
  return isFile ? 'Name a value of the file: FILE#/spec/parameters/tier.' : 'See `parsebatch params`.';
}

function explainCode(code: string): string | undefined {
  const page: CodePage | undefined = Object.hasOwn(DIAGNOSTIC_CODES, code) ? DIAGNOSTIC_CODES[code] : undefined;
  if (page === undefined) return undefined;
  const { severity, summary, why, fix } = page;
  return `${code} (${severity})\n\n${summary}\n\nWhy: ${why}\n\nHow to fix: ${fix}\n`;
}

/** A name may stand at several places, as `webhook_url` does: all of them are told. */
function explainSetting(name: string): string | undefined {
  const isNamed = (entry: CatalogueEntry): boolean => settingName(entry) === name || entry.pointer.endsWith(`/${name}`);
  const ofV1 = PARSE_V1.filter(isNamed);
  const isMeant = (entry: CatalogueEntry): boolean => placeName(entry) === name || isNamed(entry);
  const ofClassify = CLASSIFY_V1.filter(isMeant);
  const ofV2 = [...PARSE_V2, ...BATCH_V2].filter(isMeant);
  // Many names are those of several jobs: parsing in v1 goes before, and the place in a manifest means another one.
  const entries = ofV1.length > 0 ? ofV1 : [...ofClassify, ...ofV2];
  return entries.length === 0 ? undefined : entries.map(describeEntry).join('\n');
}

function describeEntry(entry: CatalogueEntry): string {
  const sources = new Set<keyof typeof SOURCES>();
  const cite = ({ basis, source }: Fact): string => {
    sources.add(source);
    return ` (${basis}, ${source})`;
  };
  const lines = [...factsOf(entry, cite), ...marksOf(entry).map((mark) => mark.replaceAll('**', ''))];
  const cited = [...sources].map((source) => `  ${source}: ${SOURCES[source]}`);
  return [
    titleOf(entry),
    '',
    entry.summary,
    ...(entry.note === undefined ? [] : [entry.note]),
    '',
    ...lines.map((line) => `  ${line}`),
    ...(cited.length === 0 ? [] : ['', 'Sources:', ...cited]),
    '',
  ].join('\n');
}
