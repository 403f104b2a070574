import type { HashText } from '../core/hash.ts';
import type { Backend } from './backend.ts';
import { groupBy } from './group-by.ts';
import type { Scope } from './record-path.ts';
import { parsePath, scopePath } from './record-path.ts';
import { decodeText } from './safe-part.ts';

/** The scopes that a ledger has runs of, in the order of their paths; an endpoint has its port as its path has it. */
export async function findScopes(backend: Backend, hash: HashText): Promise<readonly Scope[]> {
  const paths = (await backend.list('v1')).filter((path) => parsePath(path, hash) !== undefined);
  const folders = groupBy(paths, (path) => path.split('/').slice(0, 4).join('/'));
  return [...folders.keys()].flatMap((folder) => {
    const [namespace, endpoint, project] = folder.split('/').slice(1).map(decodeText);
    if (namespace === undefined || endpoint === undefined || project === undefined) return [];
    const scope = { namespace, endpoint, project };
    return scopePath(scope, hash) === folder ? [scope] : [];
  });
}
