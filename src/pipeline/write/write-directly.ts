import { isFileOrPipe, writeDescriptor } from '../../files/write-descriptor.ts';

/** Writes bytes, and gives how many were taken. */
export type WriteDirectly = (bytes: Buffer) => number;

/** What a pipe takes on any system before its reader has taken something: the first so many bytes wait for nobody. */
const TAKEN_AT_ONCE = 16 * 1024;

/**
 * Writes the first bytes to a file or a pipe without the stream that Node would make for it, and takes none once that might have
 * to wait; undefined for a descriptor that is neither.
 */
export function directWriter(descriptor: number): WriteDirectly | undefined {
  if (!isFileOrPipe(descriptor)) return undefined;
  let left = TAKEN_AT_ONCE;
  return (bytes) => {
    const count = bytes.length > left ? 0 : writeDescriptor(descriptor, bytes);
    left = count === bytes.length ? left - count : 0;
    return count;
  };
}
