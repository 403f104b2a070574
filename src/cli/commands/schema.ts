import { Failure } from '../../core/failure.ts';
import { readSchema, SCHEMA_NAMES } from '../../pipeline/check/read-schema.ts';
import type { CommandModule } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** `parsebatch schema`: prints a published JSON Schema. */
export const schema: CommandModule = {
  define: (command) =>
    command.argument('[name]', `which schema: ${SCHEMA_NAMES.join(', ')}`, 'manifest').addHelpText('after', HELP),
  run: async ([name = 'manifest'], _options, io) => {
    const text = readSchema(name);
    if (text === undefined) {
      throw new Failure('usage', `There is no schema \`${name}\`.`, {
        hint: `The schemas are ${SCHEMA_NAMES.join(', ')}.`,
      });
    }
    io.out.write(text);
    return EXIT.ok;
  },
};

const HELP = `
\`manifest\` is for editors and takes every kind; the others are one kind each, the JSON report of \`validate\`,
the JSON of \`plan\` and of \`apply\`, and the lines of \`apply --events\`.

Examples:
  parsebatch schema > manifest.schema.json
  parsebatch schema report

In a manifest, for editors with yaml-language-server:
  # yaml-language-server: $schema=./manifest.schema.json`;
