import { Failure } from '../../core/failure.ts';
import { resolvePath } from '../../files/paths.ts';
import { PROJECT_FILE } from '../../files/project-place.ts';
import { readBytes } from '../../files/read-file.ts';
import type { SecretSources } from '../../project/secret-source.ts';
import { secretSource } from '../../project/secret-source.ts';

export type { SecretSources } from '../../project/secret-source.ts';

/** No file of secrets is near this large. */
const LARGEST_SECRETS_FILE = 1024 * 1024;

/** Reads a file of `NAME=value` lines. What it holds is shown in no message. */
export async function readSecretsFile(file: string, cwd: string): Promise<ReadonlyMap<string, string>> {
  const bytes = await readBytes(resolvePath(cwd, file), { limit: LARGEST_SECRETS_FILE, shownAs: file });
  if (bytes.length > LARGEST_SECRETS_FILE) throw new Failure('io', `\`${file}\` is too large for a file of secrets`);
  // util.parseEnv reads ` #` and tabs otherwise in Node 20 than in 22: one file would hold two values.
  const { parse } = await import('dotenv');
  return new Map(Object.entries(parse(decode(bytes, file))));
}

/**
 * The values of secrets by name; one that is set nowhere is left out. Throws for names that the project file does not
 * list, all of them at once.
 */
export function readSecrets(
  names: readonly string[],
  sources: SecretSources,
  projectFile: string = PROJECT_FILE,
): ReadonlyMap<string, string> {
  const lookUp = secretSource(sources);
  const found = [...new Set(names)].sort().map((name) => ({ name, secret: lookUp(name) }));
  const unlisted = found.flatMap(({ name, secret }) => (secret === 'unlisted' ? [name] : []));
  if (unlisted.length > 0) throw refuseUnlisted(unlisted, projectFile);
  return new Map(
    found.flatMap(({ name, secret }) => (typeof secret === 'object' ? [[name, secret.value] as const] : [])),
  );
}

function refuseUnlisted(names: readonly string[], projectFile: string): Failure {
  const listed = names.map((name) => `\`${name}\``).join(', ');
  const what = names.length === 1 ? 'the secret' : 'the secrets';
  const hint = `A manifest reads only what is listed. Add to ${projectFile}: secrets: [${names.join(', ')}]`;
  return new Failure('refused', `\`${projectFile}\` does not list ${what} ${listed}`, { hint });
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new Failure('io', `\`${file}\` is not UTF-8 text`, { cause: error });
  }
}
