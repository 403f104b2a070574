import { resolvePath } from '../../files/paths.ts';
import { isThere } from '../../files/search-upwards.ts';
import { LOCAL_DIRECTORY } from './run-target.ts';

/** Where the embedded server of `--local` keeps everything, below the working directory. */
export const LOCAL_STORE = `${LOCAL_DIRECTORY}/server`;

/** Whether the embedded server has been sent anything yet: looking must not make its store. */
export function hasLocalStore(cwd: string): Promise<boolean> {
  return isThere(resolvePath(cwd, LOCAL_STORE));
}
