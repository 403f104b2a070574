import { Failure } from '../core/failure.ts';

/** The failure for secrets that have no value, all of them at once. */
export function missingSecrets(names: readonly string[]): Failure {
  const list = names.map((name) => `\`${name}\``).join(', ');
  const message = names.length === 1 ? `The secret ${list} is not set` : `These secrets are not set: ${list}`;
  return new Failure('refused', message, {
    hint: 'Set an environment variable of that name for each, or name a file of them with --secrets-file.',
  });
}
