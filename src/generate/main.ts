import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOutputs } from './outputs.ts';

const outputs = await buildOutputs(process.cwd());
if (process.argv.includes('--check')) await check();
else await write();

async function check(): Promise<void> {
  const stale: string[] = [];
  for (const [file, text] of outputs) if ((await readText(file)) !== text) stale.push(file);
  for (const file of stale) console.error(`${file} differs from what is generated`);
  if (stale.length > 0) {
    console.error('Run `npm run generate`.');
    process.exitCode = 1;
  }
}

async function write(): Promise<void> {
  for (const [file, text] of outputs) {
    if ((await readText(file)) === text) continue;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    console.log(`wrote ${file}`);
  }
}

async function readText(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
}
