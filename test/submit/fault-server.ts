import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Answers a request, well or badly. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of the tests' own: it does as it is told, and counts. */
export interface FaultServer {
  readonly url: string;
  /** `METHOD path` of every request, without the query. */
  readonly requests: string[];
  /** The targets of the requests, with their queries. */
  readonly targets: string[];
  readonly bodies: string[];
  /** The most bytes that went out on one connection, what the system still holds of them included. */
  readonly mostSent: () => number;
  readonly handle: (handler: Handler) => void;
  readonly close: () => Promise<void>;
}

export async function startFaultServer(first: Handler = json(200, {})): Promise<FaultServer> {
  let handler = first;
  const requests: string[] = [];
  const targets: string[] = [];
  const bodies: string[] = [];
  const sockets: Socket[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    targets.push(request.url ?? '');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      handler(request, response);
    });
  });
  server.on('connection', (socket) => sockets.push(socket));
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    targets,
    bodies,
    mostSent: () => sockets.reduce((most, { bytesWritten }) => Math.max(most, bytesWritten), 0),
    handle: (next) => {
      handler = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** An answer in JSON. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Handler {
  return raw(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** An answer of any bytes. */
export function raw(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Handler {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}
