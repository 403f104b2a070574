import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { HANGS } from './paced-clock.ts';
import type { SourceKind, World } from './sending.ts';

/** What can go wrong with a request, in words. */
const FAULTS: Readonly<Record<string, RequestTrouble>> = {
  'dropped before': { do: 'drop', when: 'before' },
  'dropped after': { do: 'drop', when: 'after' },
  'dropped during the answer': { do: 'truncate' },
  'carried out 10 s late': { do: 'late', milliseconds: 10_000 },
  '408': { do: 'status', status: 408 },
  '409': { do: 'status', status: 409 },
  '429, come back in 2 s': { do: 'status', status: 429, retryAfter: 2 },
  '429': { do: 'status', status: 429 },
  '500': { do: 'status', status: 500 },
  '503': { do: 'status', status: 503 },
  'no answer in time': { do: 'delay', milliseconds: HANGS },
  'endless answer': { do: 'endless' },
  HTML: { do: 'html' },
  redirect: { do: 'redirect' },
  'other types': { do: 'types' },
};

/** Requests of a kind, and the sources for which they are made. */
export interface RequestKind {
  readonly method: string;
  readonly path: string;
  readonly sources: readonly SourceKind[];
}

/** So often that no patience outlasts it. */
const STEADY = 1_000;

/** A fault on a request of a run over a source. */
export interface FaultCase {
  readonly source: SourceKind;
  readonly request: string;
  readonly fault: string;
  readonly add: (world: World) => void;
}

/** Every fault on every request, once and always. */
export function casesOf(requests: Readonly<Record<string, RequestKind>>): readonly FaultCase[] {
  return Object.entries(requests).flatMap(([request, { method, path, sources }]) =>
    sources.flatMap((source) =>
      Object.entries(FAULTS).flatMap(([fault, trouble]) =>
        [1, STEADY].map((times) => ({
          source,
          request,
          fault: times === 1 ? `once ${fault}` : `always ${fault}`,
          add: (world: World) => world.server.faults.add({ kind: 'request', method, path, trouble, times }),
        })),
      ),
    ),
  );
}
