import { resolvePath } from '../files/paths.ts';
import { isThere } from '../files/search-upwards.ts';

/** Whether the embedded server has been sent anything yet: looking must not make its store. */
export function hasStore(store: string, cwd: string): Promise<boolean> {
  return isThere(resolvePath(cwd, store));
}
