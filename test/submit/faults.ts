import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Handler } from './fault-server.ts';
import { json, raw } from './fault-server.ts';

/** Something that a server does wrong, with what a read and a create make of it. */
export interface Fault {
  readonly name: string;
  readonly handler: Handler;
  /** The code of the failure that a read ends with. */
  readonly read: string;
  /** How often a read asks: twice where that may help. After a 421 undici asks once more by itself. */
  readonly asks: 1 | 2;
  /** Short where only the deadline ends the request. */
  readonly deadline?: number;
  readonly create: 'unknown' | 'rejected' | 'rate-limited' | 'out-of-credits' | 'unauthorized';
}

const JSON_TYPE = { 'content-type': 'application/json' };
const CHUNKED = 'Transfer-Encoding: chunked';
const HTML = '<!doctype html><html><body>Sign in</body></html>';
const BIG = 50 * 1024 * 1024;

/** What every well-meant answer to any call would look like, at once. */
export const GOOD = {
  ...{ id: 'bjb-1', status: 'pending', project_id: 'p', job_type: 'parse', total_items: 1 },
  ...{ job_id: 'bjb-1', processed_items: 0, message: 'm', item_id: 'dfl-1', item_name: 'n', name: 'n' },
  ...{ directory_id: 'dir-1', unique_id: 'u', display_name: 'd', items: [], text: 't', markdown: 'm', pages: [] },
  ...{ progress_percentage: 0, processing_results: [], product_type: 'parse_v2', version: 'v', parameters: {} },
  ...{ product_type: 'parse_v2', parameters: {}, config: {}, source_directory_id: 'dir-1', text_full: 't' },
  job: { id: 'bjb-1', status: 'pending', project_id: 'p', job_type: 'parse', total_items: 1 },
};

export const NO_CONTENT: Handler = raw(204, '');

/** undici sends a request again after this by itself, unless its body is a stream. */
export const MISDIRECTED: Handler = raw(421, '');

const broken = { read: 'unavailable', asks: 2, create: 'unknown' } as const;
const odd = { read: 'unexpected-answer', asks: 1, create: 'unknown' } as const;
const hangs = { ...broken, deadline: 150 } as const;
const refused = { read: 'rejected', asks: 1, create: 'rejected' } as const;

export const FAULTS: readonly Fault[] = [
  { name: 'never answers', handler: () => undefined, ...hangs },
  { name: 'answers half and hangs', handler: begin((response) => response.write('{"id":')), ...hangs },
  { name: 'sends headers and hangs', handler: begin((response) => response.flushHeaders()), ...hangs },
  { name: 'drips past the deadline', handler: begin(drip), ...hangs },
  { name: 'resets before the headers', handler: (request) => request.socket.resetAndDestroy(), ...broken },
  {
    name: 'resets after the headers',
    handler: begin((response) => {
      response.write('{"id":');
      setImmediate(() => response.socket?.resetAndDestroy());
    }),
    ...broken,
  },
  { name: 'closes before the stated length', handler: lines('Content-Length: 100', '', '{"id":"x"}'), ...broken },
  { name: 'closes with no word', handler: (request) => void request.socket.end(), ...broken },
  { name: 'ends in the middle of chunks', handler: lines(CHUNKED, '', '8', '{"id":"x'), ...broken },
  { name: 'a chunk of no size', handler: lines(CHUNKED, '', 'zz', JSON.stringify(GOOD), '0', '', ''), ...broken },
  { name: 'two lengths', handler: lines('Content-Length: 2', 'Content-Length: 3', '', '{}'), ...broken },
  { name: 'a length and chunks', handler: lines(CHUNKED, 'Content-Length: 2', '', '2', '{}', '0', '', ''), ...broken },
  { name: 'a header with a NUL', handler: lines('X: a\u0000b', 'Content-Length: 2', '', '{}'), ...broken },
  { name: 'speaks of what is to come, for ever', handler: hint, ...hangs },
  { name: 'switches protocols', handler: bare('HTTP/1.1 101 Switching Protocols', 'Upgrade: x'), ...hangs },
  { name: 'talks no HTTP', handler: (request) => void request.socket.end('SSH-2.0-x\r\n'), ...broken },
  { name: 'sends 2 MB of headers', handler: lines(`X-Flood: ${'x'.repeat(2_000_000)}`, '', ''), ...broken },
  { name: '200 with HTML', handler: raw(200, HTML, { 'content-type': 'text/html' }), ...odd },
  { name: '200 with HTML that claims to be JSON', handler: raw(200, HTML, JSON_TYPE), ...odd },
  { name: '200 with JSON that claims to be HTML', handler: json(200, GOOD, { 'content-type': 'text/html' }), ...odd },
  { name: '200 with nothing', handler: raw(200, '', JSON_TYPE), ...odd },
  { name: '200 with no type', handler: raw(200, JSON.stringify(GOOD)), ...odd },
  { name: '204', handler: NO_CONTENT, ...odd },
  { name: 'JSON cut off', handler: raw(200, JSON.stringify(GOOD).slice(0, -2), JSON_TYPE), ...odd },
  { name: 'JSON with more after it', handler: raw(200, `${JSON.stringify(GOOD)}{}`, JSON_TYPE), ...odd },
  { name: 'JSON of another shape', handler: json(200, { data: { id: 'x' } }), ...odd },
  { name: 'JSON null', handler: json(200, null), ...odd },
  { name: 'UTF-16', handler: raw(200, Buffer.from(JSON.stringify(GOOD), 'utf16le'), JSON_TYPE), ...odd },
  { name: 'invalid UTF-8', handler: raw(200, Buffer.from('7b226964223a22ff227d', 'hex'), JSON_TYPE), ...odd },
  { name: 'JSON nested a million deep', handler: raw(200, '['.repeat(1_000_000), JSON_TYPE), ...odd },
  {
    name: 'a good answer with an echo nested too deep',
    handler: raw(200, `${JSON.stringify(GOOD).slice(0, -1)},"x":${'['.repeat(5000)}${']'.repeat(5000)}}`, JSON_TYPE),
    ...odd,
  },
  {
    name: '50 MB, stated',
    handler: begin((response) => send(response, BIG), { 'content-length': `${BIG}` }),
    ...odd,
  },
  { name: '50 MB, not stated', handler: begin((response) => send(response, BIG)), ...odd },
  { name: 'an endless answer', handler: begin((response) => send(response, Number.POSITIVE_INFINITY)), ...odd },
  {
    name: 'a gzip bomb',
    handler: raw(200, gzipSync(Buffer.alloc(BIG, ' ')), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ...odd,
  },
  {
    name: 'a good answer, compressed unasked',
    handler: raw(200, gzipSync(JSON.stringify(GOOD)), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ...odd,
  },
  { name: 'a redirect elsewhere', handler: redirect(302), read: 'refused', asks: 1, create: 'unknown' },
  { name: '307', handler: redirect(307), read: 'refused', asks: 1, create: 'unknown' },
  { name: '308 to nowhere', handler: raw(308, ''), read: 'refused', asks: 1, create: 'unknown' },
  { name: '304', handler: raw(304, ''), read: 'refused', asks: 1, create: 'unknown' },
  { name: '401', handler: detail(401, 'Invalid API Key'), read: 'unauthorized', asks: 1, create: 'unauthorized' },
  { name: '402', handler: detail(402, 'No credits'), read: 'rejected', asks: 1, create: 'out-of-credits' },
  { name: '403 in HTML', handler: raw(403, HTML), read: 'unauthorized', asks: 1, create: 'unauthorized' },
  { name: '404', handler: detail(404, 'Not found'), read: 'not-found', asks: 1, create: 'rejected' },
  { name: '408', handler: raw(408, ''), ...broken },
  { name: '409', handler: detail(409, 'Conflict'), read: 'rejected', asks: 1, create: 'unknown' },
  { name: '413 with no body', handler: raw(413, ''), ...refused },
  { name: '421', handler: MISDIRECTED, ...refused },
  { name: '422 as documented', handler: detail(422, [{ loc: ['body', 'x'], msg: 'wrong', type: 't' }]), ...refused },
  { name: '422 with an odd body', handler: raw(422, '{"detail":{"a":[[[1]]]', JSON_TYPE), ...refused },
  { name: '429 that says when', handler: raw(429, '', { 'retry-after': '0' }), ...broken, create: 'rate-limited' },
  { name: '429 that says nothing', handler: raw(429, ''), ...broken, create: 'rate-limited' },
  { name: '500 in plain text', handler: raw(500, 'Error 12', { 'content-type': 'text/plain' }), ...broken },
  { name: '503 in HTML without end', handler: begin((response) => send(response, BIG), {}, 503), ...broken },
  { name: '503 that asks for years', handler: raw(503, '', { 'retry-after': '999999999' }), ...broken, asks: 1 },
  { name: '503 that asks for the past', handler: raw(503, '', { 'retry-after': '-5' }), ...broken },
  { name: '599', handler: raw(599, 'x'), ...broken },
];

function begin(go: (response: ServerResponse) => unknown, headers = {}, status = 200): Handler {
  return (_, response) => {
    response.writeHead(status, { ...JSON_TYPE, ...headers });
    go(response);
  };
}

/** A status line, the given lines, and the end of the connection. */
function lines(...given: readonly string[]): Handler {
  return (request) =>
    void request.socket.end(['HTTP/1.1 200 OK', 'Content-Type: application/json', ...given].join('\r\n'));
}

/** Headers alone; the connection stays open. */
function bare(...given: readonly string[]): Handler {
  return (request) => void request.socket.write(`${given.join('\r\n')}\r\n\r\n`);
}

/** Answers of which each says that another one follows. */
function hint({ socket }: IncomingMessage): void {
  const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 5);
  socket.on('close', () => clearInterval(timer));
}

function detail(status: number, words: unknown): Handler {
  return json(status, { detail: words });
}

function redirect(status: number): Handler {
  return raw(status, '', { location: 'https://user:CANARY@elsewhere.example/path?token=CANARY' });
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
}

function send(response: ServerResponse, length: number): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  let sent = 0;
  const more = (): void => {
    while (sent < length && !response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) return;
    }
    if (!response.destroyed) response.end();
  };
  response.on('drain', more);
  more();
}
