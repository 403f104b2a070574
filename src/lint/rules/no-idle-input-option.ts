import { INPUT_FORMATS } from '../../catalogue/parse-v2/input-formats.ts';
import { valueAt } from '../../core/path.ts';
import { defineRule } from '../rule.ts';
import { showSetting } from '../show-setting.ts';

export const noIdleInputOption = defineRule({
  id: 'no-idle-input-option',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Settings for a format of files stand beside files of that format.',
  why: 'Settings below `input_options` apply only to files of their format, and are passed over for all others. Where the globs of `source.files` name no such file, the setting does nothing: it is left over, or the files that it was meant for are missing. The service looks at what a file holds, too, so that this is a warning. What a directory holds is not known here.',
  fix: 'Remove the setting, or add the files that it is meant for.',
  sources: ['openapi'],
  bad: [
    {
      title: 'a setting for spreadsheets beside PDFs',
      yaml: `
source: { files: ["inbox/**/*.pdf", "inbox/**/*.{docx,html}"] }
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    input_options:
      html: { remove_fixed_elements: true }
      spreadsheet: { include_hidden_sheets: true }`,
      reports: [
        '14:24 `input_options.spreadsheet.include_hidden_sheets` has no effect: no file of `source.files` is a spreadsheet.',
      ],
    },
  ],
  good: [
    {
      title: 'files of the format',
      yaml: `
source: { files: ["inbox/**/*.pdf", "inbox/**/*.xlsx"] }
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    input_options: { spreadsheet: { include_hidden_sheets: true } }`,
    },
    {
      title: 'files of any format',
      yaml: `
source: { files: ["inbox/**/*"] }
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    input_options: { spreadsheet: { include_hidden_sheets: true } }`,
    },
  ],
  *check({ settings }) {
    const extensions = extensionsOf(valueAt(settings.spec, ['source', 'files']));
    if (!settings.isOfV2 || extensions === undefined) return;
    for (const name of settings.names.filter((one) => one.startsWith('/input_options/'))) {
      const format = INPUT_FORMATS[name.split('/')[2] ?? ''];
      if (format === undefined || format.extensions.value.some((extension) => extensions.has(extension))) continue;
      const message = `${showSetting(name)} has no effect: no file of \`source.files\` is ${format.name}.`;
      yield {
        path: settings.find(name).path,
        at: 'key',
        message,
        help: `Remove it, or add the files that it is meant for.`,
      };
    }
  },
});

/** The extensions of the files that globs name; undefined where one of them names files of any. */
function extensionsOf(globs: unknown): ReadonlySet<string> | undefined {
  if (!Array.isArray(globs)) return undefined;
  const named = globs.filter((glob: unknown) => !(typeof glob === 'string' && glob.startsWith('!')));
  const found = named.map((glob: unknown) => (typeof glob === 'string' ? endingsOf(glob) : undefined));
  if (found.length === 0 || found.includes(undefined)) return undefined;
  return new Set(found.flatMap((endings) => endings ?? []));
}

function endingsOf(glob: string): readonly string[] | undefined {
  const [, one, several] = /\.(?:([a-z0-9]+)|\{([a-z0-9,]+)\})$/i.exec(glob) ?? [];
  return (one ?? several)?.toLowerCase().split(',');
}
