// Loaded before the program by `--import FILE?at=N,M`, with --expose-gc: says on standard error how many megabytes are alive
// when it asks for the Nth batch, and for the Mth.
import { writeSync } from 'node:fs';

const at = new URL(import.meta.url).searchParams.get('at').split(',').map(Number);
const { fetch } = globalThis;
let created = 0;

globalThis.fetch = (url, init) => {
  const isCreate = init?.method === 'POST' && new URL(url).pathname.endsWith('/batch-processing');
  created += isCreate ? 1 : 0;
  if (isCreate && at.includes(created)) {
    globalThis.gc();
    writeSync(2, `alive ${process.memoryUsage().heapUsed / 1024 / 1024}\n`);
  }
  return fetch(url, init);
};
