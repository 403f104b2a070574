import type { JsonValue } from '../core/json.ts';

/** Something that goes wrong on demand. */
export type Fault = RequestFault | ItemFault | BatchFault;

/** What happens to the next requests that fit; each uses up one of `times` (1). */
export interface RequestFault {
  readonly kind: 'request';
  readonly method?: string;
  /** A path, in which `*` stands for any text. */
  readonly path?: string;
  readonly times?: number;
  readonly trouble: RequestTrouble;
}

/**
 * `status`: answered so, and nothing is done. `redirect`: to another host, and nothing is done. `delay`: done and answered
 * later. `late`: the connection is closed, and it is done only later. `drop`: the connection is closed `before` or `after`
 * the request is carried out. `html`: a page of HTML with status 200 in place of doing anything. `truncate`: done, and half
 * of the answer is sent. `endless`: done, and the answer has no end. `types`: done, and each value of the answer is of
 * another type. `list`: a list that has nothing of the last `milliseconds`, has nothing at all, or begins again and again.
 */
export type RequestTrouble =
  | { readonly do: 'status'; readonly status: number; readonly detail?: JsonValue; readonly retryAfter?: number }
  | { readonly do: 'redirect' }
  | { readonly do: 'delay'; readonly milliseconds: number }
  | { readonly do: 'late'; readonly milliseconds: number }
  | { readonly do: 'drop'; readonly when: 'before' | 'after' }
  | { readonly do: 'html' }
  | { readonly do: 'truncate' }
  | { readonly do: 'endless' }
  | { readonly do: 'types' }
  | ListTrouble;

/** A list that does not say what there is. */
export type ListTrouble =
  | { readonly do: 'list'; readonly as: 'stale'; readonly milliseconds: number }
  | { readonly do: 'list'; readonly as: 'empty' | 'repeated' };

/** What becomes of every item whose name fits. */
export interface ItemFault {
  readonly kind: 'item';
  /** A file name, in which `*` stands for any text. */
  readonly name: string;
  readonly status: 'failed' | 'skipped';
  /** The error of a failed item, the reason of a skipped one. */
  readonly reason?: string;
}

/**
 * What becomes of every batch of v2 over a directory whose name fits. `failed`: as a whole, with nothing known of its files.
 * `throttled`: that long before it runs.
 */
export type BatchFault =
  | { readonly kind: 'batch'; readonly directory: string; readonly status: 'failed'; readonly reason?: string }
  | { readonly kind: 'batch'; readonly directory: string; readonly status: 'throttled'; readonly milliseconds: number };

/** The faults of a server. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  readonly list: () => readonly Fault[];
  /** What happens to this request: it counts. */
  readonly forRequest: (method: string, path: string) => RequestTrouble | undefined;
  readonly forItem: (name: string) => ItemFault | undefined;
  /** What becomes of a batch over a directory of this name. */
  readonly forBatch: (directory: string) => BatchFault | undefined;
}

/** No faults yet. */
export function createFaults(): Faults {
  let faults: readonly Fault[] = [];
  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    clear: () => {
      faults = [];
    },
    list: () => faults,
    forRequest: (method, path) => {
      const found = faults.find((fault): fault is RequestFault => fitsRequest(fault, method, path));
      if (found === undefined) return undefined;
      const left = (found.times ?? 1) - 1;
      faults = faults.flatMap((fault) => (fault !== found ? [fault] : left > 0 ? [{ ...found, times: left }] : []));
      return found.trouble;
    },
    forItem: (name) => faults.find((fault): fault is ItemFault => fault.kind === 'item' && fits(fault.name, name)),
    forBatch: (directory) =>
      faults.find((fault): fault is BatchFault => fault.kind === 'batch' && fits(fault.directory, directory)),
  };
}

function fitsRequest(fault: Fault, method: string, path: string): boolean {
  if (fault.kind !== 'request') return false;
  return (fault.method ?? method).toUpperCase() === method && fits(fault.path ?? '*', path);
}

/** Whether a text fits a pattern of literal parts with `*` between them; in linear time, unlike a regular expression. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
