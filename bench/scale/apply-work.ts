import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Took } from './run-program.ts';
import { runProgram, startServer } from './run-program.ts';
import { fillStore } from './sample-store.ts';
import type { Work, WorkFigure } from './work.ts';

const MANIFESTS = 500;
const ITEMS_OF_MANIFEST = 200;
const ITEMS = MANIFESTS * ITEMS_OF_MANIFEST;

/** So fast that the processors, and no rate of requests, are the bound; a claim of two minutes is still one of seconds. */
const SPEED = 40;

/** Applying 100,000 items in 500 manifests, against a server in a process of its own. */
export const APPLY_ITEMS: Work = {
  name: `apply of ${ITEMS.toLocaleString('en-US')} items in ${MANIFESTS} manifests`,
  measure: async (folder) => {
    const ids = await fillStore(join(folder, 'store'), MANIFESTS, ITEMS_OF_MANIFEST);
    return applyAll(folder, (number) => `item_ids: [${(ids[number] ?? []).join(', ')}]`);
  },
};

/** The same of local files, each of which is uploaded. */
export const APPLY_FILES: Work = {
  name: `apply of ${ITEMS.toLocaleString('en-US')} local files in ${MANIFESTS} manifests`,
  measure: async (folder) => {
    const inbox = (number: number): string => join(folder, 'manifests', `inbox-${number}`);
    for (let number = 0; number < MANIFESTS; number += 1) {
      mkdirSync(inbox(number), { recursive: true });
      for (let file = 0; file < ITEMS_OF_MANIFEST; file += 1)
        writeFileSync(join(inbox(number), `${file}.txt`), `Document ${file} of ${number}\n`);
    }
    return applyAll(folder, (number) => `files: ["inbox-${number}/*.txt"]`);
  },
};

async function applyAll(folder: string, sourceOf: (number: number) => string): Promise<WorkFigure> {
  const cwd = join(folder, 'manifests');
  mkdirSync(cwd, { recursive: true });
  for (let number = 0; number < MANIFESTS; number += 1)
    writeFileSync(join(cwd, `batch-${number}.parsebatch.yaml`), manifest(number, sourceOf(number)));
  const server = await startServer(join(folder, 'store'), { cwd: folder, speed: SPEED });
  try {
    const environment = { LLAMA_CLOUD_BASE_URL: server.url, LLAMA_CLOUD_API_KEY: 'llx-bench' };
    const options = { cwd, environment, speed: SPEED };
    await runProgram(['ledger', 'init', '--ledger', 'ledger'], options);
    return figureOf(await runProgram(['apply', '--ledger', 'ledger', '.'], options));
  } finally {
    await server.end();
  }
}

function manifest(number: number, source: string): string {
  return `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: batch-${number} }
spec:
  source: { ${source} }
`;
}

function figureOf({ wall, cpu, peak, requests, seconds, held }: Took): WorkFigure {
  const quarter = Math.ceil(held.length / 4);
  const [first, last] = [Math.max(...held.slice(0, quarter)), Math.max(...held.slice(-quarter))];
  return {
    ...{ wall, cpu, peak },
    rate: `${Math.round(requests / seconds).toLocaleString('en-US')} requests`,
    proportion: `last quarter ${last.toFixed(0)} MiB, first ${first.toFixed(0)}: ${(last / first).toFixed(2)}`,
  };
}
