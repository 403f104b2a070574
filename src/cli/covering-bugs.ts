import { Failure } from '../core/failure.ts';
import type { Redactor } from '../core/redact.ts';

/** Does work; a bug that it meets comes out with the secrets in use covered in what is printed of it. */
export async function coveringBugs<T>({ redact }: Pick<Redactor, 'redact'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    // Another error in its place: the message of some cannot be changed.
    throw Object.assign(new Error(redact(message)), { stack: redact(stack) });
  }
}
