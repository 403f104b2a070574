// The floor of reading: every byte of a folder's files.
import { readdirSync, readFileSync } from 'node:fs';

const [folder] = process.argv.slice(2);
let bytes = 0;
for (const name of readdirSync(folder)) bytes += readFileSync(`${folder}/${name}`).length;
process.stdout.write(`${bytes} bytes\n`);
