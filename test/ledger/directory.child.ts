import * as nodeFiles from 'node:fs/promises';
import { directoryBackend } from '../../src/ledger/directory-backend.ts';
import type { LedgerFiles } from '../../src/ledger/durable-file.ts';

/**
 * `race ROOT NAME COUNT`: writes so many records and prints which it made. `steps ROOT NAME N`: writes one and kills itself
 * before the Nth call of the file system, or prints that it made fewer. `endless ROOT NAME`: writes until it is killed.
 */
const [task = '', root = '', name = '', number = ''] = process.argv.slice(2);
const text = `${JSON.stringify({ name, filling: 'x'.repeat(20_000) })}\n`;
const bytes = new TextEncoder().encode(text);

if (task === 'race') {
  const backend = directoryBackend(root);
  const made: number[] = [];
  for (let index = 0; index < Number(number); index += 1) {
    if ((await backend.createOnly(`a/${index}.json`, bytes)) === 'created') made.push(index);
  }
  console.log(JSON.stringify(made));
} else if (task === 'steps') {
  const outcome = await directoryBackend(root, killedAt(Number(number))).createOnly('a/b/record.json', bytes);
  console.log(outcome);
} else {
  const backend = directoryBackend(root);
  for (let index = 0; ; index += 1) {
    await backend.createOnly(`${name}/${index}.json`, bytes);
    console.log(index);
  }
}

function killedAt(last: number): LedgerFiles {
  let calls = 0;
  const counted =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      calls += 1;
      if (calls === last) process.kill(process.pid, 'SIGKILL');
      return call(...args);
    };
  const open = counted(async (...args: Parameters<LedgerFiles['open']>) => {
    const file = await nodeFiles.open(...args);
    const { writeFile, sync, close } = file;
    return Object.assign(file, {
      writeFile: counted(writeFile.bind(file)),
      sync: counted(sync.bind(file)),
      close: counted(close.bind(file)),
    });
  });
  return {
    ...nodeFiles,
    open,
    link: counted(nodeFiles.link),
    // Overloads of mkdir are lost on the way.
    mkdir: counted(nodeFiles.mkdir) as LedgerFiles['mkdir'],
    unlink: counted(nodeFiles.unlink),
  };
}
