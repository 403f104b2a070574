import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { Failure } from '../../core/failure.ts';

/** The stores that this process holds: its own id in a lock file says nothing, as ids come round again. */
const held = new Set<string>();

/** Claims a store for this process; what it returns gives it back. The lock of a process that is gone is taken over. */
export async function lockStore(directory: string): Promise<() => Promise<void>> {
  const path = join(directory, 'lock');
  if (held.has(path) || !(await claim(path))) {
    throw new Failure('locked', `Another process uses the store \`${directory}\``, {
      hint: 'End that one first, or name another directory with --store.',
    });
  }
  held.add(path);
  return async () => {
    await rm(path, { force: true });
    held.delete(path);
  };
}

async function claim(path: string): Promise<boolean> {
  if (await create(path)) return true;
  const holder = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
  if (holder !== pid && isAlive(holder)) return false;
  await rm(path, { force: true });
  return create(path);
}

async function create(path: string): Promise<boolean> {
  try {
    await writeFile(path, `${pid}\n`, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** EPERM: it lives, and belongs to someone else. */
function isAlive(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    return kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
