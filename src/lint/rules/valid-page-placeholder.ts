import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { rewriteSource } from '../rewrite-source.ts';
import { defineRule } from '../rule.ts';

export const validPagePlaceholder = defineRule({
  id: 'valid-page-placeholder',
  group: 'values',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'The placeholder for the number of a page is `{pageNumber}`.',
  why: "The documentation writes `{pageNumber}`. The Python client's own description says `{page_number}`, which users report to come out as it is: every page of every file then has it, and the number is lost.",
  fix: 'Write `{pageNumber}`, in one pair of braces.',
  sources: ['options', 'client', 'issue-721'],
  isFixable: true,
  bad: [
    {
      title: 'the name that the Python client describes',
      yaml: `
parameters:
  page_separator: "\\n== {page_number} ==\\n"`,
      reports: ['9:21 `{page_number}` in `page_separator` is not the placeholder for the number of the page.'],
    },
    {
      title: 'two pairs of braces',
      yaml: `
parameters:
  page_prefix: "Page {{pageNumber}}"`,
      reports: ['9:18 `{{pageNumber}}` in `page_prefix` is not the placeholder for the number of the page.'],
    },
    {
      title: 'another word for it',
      yaml: `
parameters:
  page_suffix: "end of {page}"`,
      reports: ['9:18 `{page}` in `page_suffix` is not the placeholder for the number of the page.'],
    },
  ],
  good: [
    {
      title: 'the placeholder',
      yaml: `
parameters:
  page_separator: "\\n== {pageNumber} ==\\n"`,
    },
    {
      title: 'other braces, and no number',
      yaml: `
parameters:
  page_prefix: "<page>"
  page_suffix: "{end}"`,
    },
  ],
  *check({ document, settings }) {
    for (const name of settings.names) {
      const placeholder = parameterNamed(name)?.placeholder?.value;
      const text = settings.text(name);
      if (placeholder === undefined || text === undefined) continue;
      const wrong = bracedIn(text).filter((braced) => isMisspelt(braced, placeholder));
      const [first] = wrong;
      if (first === undefined) continue;
      const { path } = settings.find(name);
      const source = document.sourceOf(path) ?? '';
      const isCertain = wrong.every((braced) => isSpelling(braced) && source.includes(braced));
      const title = `Write ${placeholder}`;
      const fixes = isCertain
        ? rewriteSource(document, path, { title, rewrite: (text) => respell(text, placeholder) })
        : [];
      const message = `\`${first}\` in \`${name}\` is not the placeholder for the number of the page.`;
      yield { path, at: 'value', message, help: `Write \`${placeholder}\`.`, fixes };
    }
  },
});

const BRACED = /\{+[ \t]*[A-Za-z][A-Za-z \t_-]*\}+/g;

function bracedIn(text: string): readonly string[] {
  return text.match(BRACED) ?? [];
}

function respell(text: string, placeholder: string): string {
  return text.replaceAll(BRACED, (braced) => (isMisspelt(braced, placeholder) ? placeholder : braced));
}

function isMisspelt(braced: string, placeholder: string): boolean {
  return braced !== placeholder && (isSpelling(braced) || OTHER_WORDS.has(lettersOf(braced)));
}

/** Whether it is the placeholder but for case, underscores, spaces or the number of braces. */
function isSpelling(braced: string): boolean {
  return lettersOf(braced) === 'pagenumber';
}

/** What may be meant for the number of the page, and may be meant for something else. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['page', 'pageno', 'pagenum', 'pagenr', 'pageindex', 'pageidx']);

function lettersOf(braced: string): string {
  return braced.replaceAll(/[^A-Za-z]/g, '').toLowerCase();
}
