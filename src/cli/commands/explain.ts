import { factsOf, settingName } from '../../catalogue/describe/facts.ts';
import { marksOf } from '../../catalogue/describe/marks.ts';
import type { CatalogueEntry, Fact } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import { SOURCES } from '../../catalogue/sources.ts';
import type { CodePage } from '../../core/code-page.ts';
import { Failure } from '../../core/failure.ts';
import { suggest } from '../../core/suggest.ts';
import { DIAGNOSTIC_CODES } from '../../pipeline/diagnostic-codes.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch explain`: what is known about a setting, or what the code of a finding means. */
export const explain: CommandModule = {
  define: (command) =>
    command
      .argument('<subject>', 'a parameter, a field of the request, or the code of a finding')
      .addHelpText('after', HELP),
  run: async ([subject = ''], _options, io) => {
    const text = explainCode(subject) ?? explainSetting(subject);
    if (text === undefined) {
      const nearest = suggest(subject, [...Object.keys(DIAGNOSTIC_CODES), ...PARSE_V1.map(settingName)]);
      const hint = nearest === undefined ? 'See `parsebatch params`.' : `Did you mean \`${nearest}\`?`;
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
  parsebatch explain schema/unknown-key`;

function explainCode(code: string): string | undefined {
  const page: CodePage | undefined = Object.hasOwn(DIAGNOSTIC_CODES, code) ? DIAGNOSTIC_CODES[code] : undefined;
  if (page === undefined) return undefined;
  const { severity, summary, why, fix } = page;
  return `${code} (${severity})\n\n${summary}\n\nWhy: ${why}\n\nHow to fix: ${fix}\n`;
}

/** A name may stand at several places, as `webhook_url` does: all of them are told. */
function explainSetting(name: string): string | undefined {
  const entries = PARSE_V1.filter((entry) => settingName(entry) === name || entry.pointer.endsWith(`/${name}`));
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
    settingName(entry),
    '',
    entry.summary,
    ...(entry.note === undefined ? [] : [entry.note]),
    '',
    ...lines.map((line) => `  ${line}`),
    ...(cited.length === 0 ? [] : ['', 'Sources:', ...cited]),
    '',
  ].join('\n');
}
