import { readPackageFile } from '../../files/package-file.ts';

/** The version of parsebatch that runs. */
export function packageVersion(): string {
  return (JSON.parse(readPackageFile('package.json')) as { version: string }).version;
}
