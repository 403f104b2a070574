import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('../../../shared/formats/', import.meta.url);

/** The path of a format's own schema, which stands beside the repository; undefined where it is not at hand. */
export function publicSchema(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, FOLDER));
  return existsSync(path) ? path : undefined;
}
