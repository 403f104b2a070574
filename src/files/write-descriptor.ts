import { fstatSync, writeSync } from 'node:fs';

/**
 * Whether a descriptor of this process is a file or a pipe: no terminal, and nothing that can only be written to as a stream. Node
 * gives its children sockets in place of pipes.
 */
export function isFileOrPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/**
 * Writes to a file or a pipe, and gives how many bytes were taken: fewer where the reader of a pipe has to take some first and
 * nobody waits for that. Throws what the system says of other trouble.
 */
export function writeDescriptor(descriptor: number, bytes: Buffer): number {
  let count = 0;
  try {
    while (count < bytes.length) count += writeSync(descriptor, bytes, count);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
  }
  return count;
}
