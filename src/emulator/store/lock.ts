import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { Failure } from '../../core/failure.ts';

/**
 * Claims a store; what it returns gives it back. A lock file names a port on which its holder says a word of its own,
 * for as long as it lives: the id of a process would say less, as ids come round again and dead processes may keep them.
 */
export async function lockStore(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  const word = randomUUID();
  const holder = await listen(word);
  const line = `${(holder.address() as AddressInfo).port} ${word}\n`;
  if (!(await claim(path, line))) {
    holder.close();
    throw new Failure('locked', `Another process uses the store \`${directory}\``, {
      hint: 'End that one first, or name another directory with --store.',
    });
  }
  return async () => {
    await rm(path, { force: true });
    holder.close();
  };
}

function listen(word: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(word);
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.unref()));
  });
}

async function claim(path: string, line: string): Promise<boolean> {
  if (await create(path, line)) return true;
  const [port = '', word = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ');
  if (word !== '' && (await hear(Number(port))) === word) return false;
  await rm(path, { force: true });
  return create(path, line);
}

async function create(path: string, line: string): Promise<boolean> {
  try {
    await writeFile(path, line, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What is said on a port; nothing where nobody listens, or says more or less than a holder would. */
function hear(port: number): Promise<string> {
  return new Promise((resolve) => {
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      resolve('');
      return;
    }
    let heard = '';
    const socket = connect({ port, host: '127.0.0.1', timeout: 5000 });
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      heard += chunk;
      if (heard.length > 100) socket.destroy();
    });
    socket.on('timeout', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(heard));
  });
}
