// What the yaml package alone takes to read documents, with their positions.
import { readdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const [folder] = process.argv.slice(2);
let documents = 0;
for (const name of readdirSync(folder))
  documents += parseAllDocuments(readFileSync(`${folder}/${name}`, 'utf8')).length;
process.stdout.write(`${documents} documents\n`);
