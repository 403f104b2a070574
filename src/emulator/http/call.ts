import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { JsonValue } from '../../core/json.ts';

/** A request as a route sees it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** The values of the pattern's `{…}` parts. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
}

/** What a route answers with. */
export interface Reply {
  readonly status: number;
  readonly body?: JsonValue;
  /** Sent in place of a body. */
  readonly stream?: Readable;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** A path in which `{name}` stands for one segment. */
  readonly path: string;
  /** Asks for no key: what is not part of the API. */
  readonly isOpen?: true;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

/** The value of a `{name}` in the route's path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
