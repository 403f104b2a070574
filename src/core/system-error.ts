/** The name of an error of the operating system (`ENOENT`); undefined for any other. */
export function errorName(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What such a name means, to follow "Cannot read `x`:"; the name itself where nobody has said it yet. */
export function reasonOf(name: string): string {
  return REASONS[name] ?? name;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EAGAIN: 'it is not ready to be read',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file of that name is in the way',
  EINVAL: 'the file system does not accept its name',
  EIO: 'the device reported an error',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a directory',
  ENXIO: 'it is not a regular file',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'it is a program that is running',
  ERR_INVALID_ARG_VALUE: 'no file can have this name',
};
