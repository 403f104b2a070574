import { Failure } from '../../core/failure.ts';
import { readPackageFile } from '../../pipeline/package-file.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** The published schemas by the name that the command takes. */
const SCHEMAS: Readonly<Record<string, string>> = {
  manifest: 'schemas/manifest.schema.json',
  ParseBatch: 'schemas/parse-batch.schema.json',
  ParseBatchProfile: 'schemas/parse-batch-profile.schema.json',
  Project: 'schemas/project.schema.json',
  report: 'schemas/report.schema.json',
};

/** `parsebatch schema`: prints a published JSON Schema. */
export const schema: CommandModule = {
  define: (command) =>
    command
      .argument('[name]', `which schema: ${Object.keys(SCHEMAS).join(', ')}`, 'manifest')
      .addHelpText('after', HELP),
  run: async ([name = 'manifest'], _options, io) => {
    const path = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
    if (path === undefined) {
      throw new Failure('usage', `There is no schema \`${name}\`.`, {
        hint: `The schemas are ${Object.keys(SCHEMAS).join(', ')}.`,
      });
    }
    io.out.write(readPackageFile(path));
    return EXIT.ok;
  },
};

const HELP = `
\`manifest\` is for editors and takes every kind; the others are one kind each, and the JSON report of \`validate\`.

Examples:
  parsebatch schema > manifest.schema.json
  parsebatch schema report

In a manifest, for editors with yaml-language-server:
  # yaml-language-server: $schema=./manifest.schema.json`;
