import { Failure } from '../core/failure.ts';
import { errorName, reasonOf } from '../core/system-error.ts';

/** The names of errors which mean that nothing is there, or can be there. */
const ABSENT = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** The failure that an error of the file system means for `file`; what is no such error is a bug and thrown on. */
export function fileFailure(action: 'read' | 'write', file: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const name = errorName(error);
  if (name === undefined) throw error;
  if (action === 'read' && isAbsent(error))
    return new Failure('not-found', `\`${file}\` does not exist`, { file, cause: error });
  return new Failure('io', `Cannot ${action} \`${file}\`: ${reasonOf(name)}`, { file, cause: error });
}

/** Whether an error says that there is no file of that name. */
export function isAbsent(error: unknown): boolean {
  return ABSENT.includes(errorName(error) ?? '');
}

/** Whether an error is one of the file system, not a bug. */
export function isFileError(error: unknown): boolean {
  return errorName(error) !== undefined;
}
