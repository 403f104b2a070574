import * as nodeFiles from 'node:fs/promises';
import { createRedactor } from '../../../src/core/redact.ts';
import type { WritableFiles } from '../../../src/files/write-file.ts';
import { prepareDownload } from '../../../src/pipeline/results/download-results.ts';
import { createClient } from '../../../src/submit/client/client.ts';
import { machineClock } from '../../../src/submit/clock.ts';

// Runs as a process of its own: `URL KEY BATCH CWD N` downloads a batch into `out` there, says `begun` once it writes, kills
// itself before its Nth call of the file system, and otherwise ends with how many results it has asked for.
const [baseUrl = '', key = '', batch = '', cwd = '', last = ''] = process.argv.slice(2);

let asked = 0;
const counting: typeof fetch = (...call) => {
  if (String(call[0]).includes('/result/')) asked += 1;
  return fetch(...call);
};
const client = createClient({ baseUrl, key, fetch: counting, clock: machineClock, random: () => 0 });
const forms = ['text', 'json'] as const;
const { run } = await prepareDownload({
  client,
  redactor: createRedactor(),
  batch,
  directory: 'out',
  cwd,
  forms,
  files: killedAt(Number(last)),
});
for await (const _ of run());
process.stdout.write(`${asked}\n`);

function killedAt(last: number): WritableFiles {
  let calls = 0;
  const counted =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      calls += 1;
      if (calls === 1) process.stdout.write('begun\n');
      if (calls === last) process.kill(process.pid, 'SIGKILL');
      return call(...args);
    };
  const open = counted(async (...args: Parameters<WritableFiles['open']>) => {
    const file = await nodeFiles.open(...args);
    const { writeFile, appendFile, sync, close } = file;
    return Object.assign(file, {
      writeFile: counted(writeFile.bind(file)),
      appendFile: counted(appendFile.bind(file)),
      sync: counted(sync.bind(file)),
      close: counted(close.bind(file)),
    });
  });
  return {
    ...nodeFiles,
    open,
    rename: counted(nodeFiles.rename),
    rm: counted(nodeFiles.rm),
    // Overloads of mkdir are lost on the way.
    mkdir: counted(nodeFiles.mkdir) as WritableFiles['mkdir'],
  };
}
