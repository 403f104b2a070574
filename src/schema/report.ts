import { z } from 'zod/v3';

const position = z
  .object({
    line: z.number().int().min(1).describe('The line, counted from 1.'),
    column: z.number().int().min(1).describe('The column, counted from 1 in UTF-16 code units.'),
    offset: z.number().int().min(0).describe('The offset into the file, counted from 0 in UTF-16 code units.'),
  })
  .strict();

const span = z
  .object({
    start: position.describe('Where it begins.'),
    end: position.describe('Where it ends: the first position after it.'),
  })
  .strict();

const file = z.string().describe('The file, relative to the working directory.').optional();

const related = z
  .object({
    message: z.string().describe('What this place has to do with the finding.'),
    file,
    span: span.describe('The place in the file.').optional(),
  })
  .strict();

const diagnostic = z
  .object({
    code: z.string().describe('What kind of finding it is: `schema/unknown-key`, say.'),
    severity: z.enum(['error', 'warning', 'info']).describe('How much it weighs: only errors fail a check.'),
    message: z.string().describe('What is wrong, in one sentence.'),
    help: z.string().describe('What to do about it.').optional(),
    file,
    origin: z
      .object({
        kind: z.enum(['flag', 'variable', 'environment', 'default']).describe('What stands in for a file.'),
        name: z.string().describe('The name of the flag, variable, environment or default.'),
      })
      .strict()
      .describe('Where the value comes from, when it stands in no file.')
      .optional(),
    document: z
      .object({
        index: z.number().int().min(0).describe('Which document of the file, counted from 0.'),
        name: z.string().describe('`metadata.name` of the document.').optional(),
      })
      .strict()
      .describe('The document of the file.')
      .optional(),
    path: z.string().describe('JSON pointer into the manifest: `/spec/parameters/tier`, say.'),
    span: span.describe('The place in the file.').optional(),
    related: z.array(related).describe('Further places that the message speaks of.').optional(),
    environments: z.array(z.string()).describe('The environments that the finding holds in, if not all.').optional(),
    suppression: z
      .object({
        reason: z.string().describe('The reason given beside the suppression.'),
        kind: z
          .enum(['inSource', 'external'])
          .describe('Whether a comment in the file says so, as where this is absent, or a baseline.')
          .optional(),
        until: z.string().describe('The last day on which the suppression holds: `2027-01-31`, say.').optional(),
        owner: z.string().describe('Who answers for the suppression.').optional(),
      })
      .strict()
      .describe('Why the finding does not count.')
      .optional(),
    docs: z.string().describe('The page that explains the code, relative to the package.'),
  })
  .strict();

const count = z.number().int().min(0);

const summary = z
  .object({
    files: count.describe('How many files were read.'),
    documents: count.describe('How many documents they hold.'),
    rules: count.describe('How many rules were run.'),
    errors: count.describe('How many errors were found.'),
    warnings: count.describe('How many warnings were found.'),
    infos: count.describe('How many remarks were made.'),
    suppressed: count.describe('How many findings are suppressed; no other number counts them.'),
  })
  .strict();

/** What `--format json` prints. */
export const report = z
  .object({
    version: z.literal(1).describe('The version of the format.'),
    diagnostics: z.array(diagnostic).describe('All findings, ordered by file, offset and code.'),
    summary: summary.describe('How much was looked at and found.'),
  })
  .strict()
  .describe('The findings of one run of parsebatch.');
