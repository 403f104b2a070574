// What validate.mjs compares with: a script that checks manifests with the yaml package, Ajv and the published schema.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parseAllDocuments } from 'yaml';

const [folder] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/manifest.schema.json'), 'utf8'));
const validate = new Ajv({ strict: false, allErrors: true, formats: { uuid: true } }).compile(schema);
for (const name of readdirSync(folder)) {
  for (const document of parseAllDocuments(readFileSync(join(folder, name), 'utf8'))) {
    if (validate(document.toJS())) continue;
    console.error(name, validate.errors);
    process.exitCode = 1;
  }
}
