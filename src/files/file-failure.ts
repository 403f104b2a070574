import { Failure } from '../core/failure.ts';

/** What the operating system's error names mean, to follow "Cannot read `x`:". */
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

/** The names of errors which mean that nothing is there, or can be there. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** The failure that an error of the file system means for `file`; what is no such error is a bug and thrown on. */
export function fileFailure(action: 'read' | 'write', file: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = errorName(error);
  if (name === undefined) throw error;
  if (action === 'read' && isAbsent(error))
    return new Failure('not-found', `\`${file}\` does not exist`, { file, cause: error });
  return new Failure('io', `Cannot ${action} \`${file}\`: ${REASONS[name] ?? name}`, { file, cause: error });
}

/** Whether an error says that there is no file of that name. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.includes(errorName(error) ?? '');
}

/** Whether an error is one of the file system, not a bug. */
export function isFileError(error: unknown): boolean {
  return errorName(error) !== undefined;
}

function errorName(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
