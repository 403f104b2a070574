import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** What a server tells or asks of its own accord. The answer to a question is what the listener returns. */
export type Listener = (method: string, params: unknown) => unknown;

/** The client's end of a language server. */
export interface LanguageClient {
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly notify: (method: string, params: unknown) => void;
  readonly stop: () => Promise<void>;
}

/** Starts a language server that is a Node script, and speaks to it by its standard input and output. */
export function startLanguageServer(script: string, listener: Listener): LanguageClient {
  const server = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map<number, (answer: Message) => void>();
  const send = (message: Message): void => sendMessage(server.stdin, message);
  readMessages(server.stdout, ({ id, method, params, ...answer }) => {
    if (method === undefined) return waiting.get(Number(id))?.(answer);
    const result = listener(method, params) ?? null;
    if (id !== undefined) send({ id, result });
  });
  let asked = 0;
  const request = (method: string, params: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, ({ error, result }) =>
        error === undefined ? resolve(result) : reject(new Error(error.message)),
      );
      send({ id, method, params });
    });
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    const ended = once(server, 'exit');
    server.kill();
    await ended;
  };
  return { request, notify: (method, params) => send({ method, params }), stop };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function sendMessage(output: Writable, message: Message): void {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  output.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function readMessages(input: Readable, receive: (message: Message) => void): void {
  let pending: Buffer = Buffer.alloc(0);
  input.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let frame = frameOf(pending); frame !== undefined; frame = frameOf(pending)) {
      pending = pending.subarray(frame.end);
      receive(JSON.parse(frame.text) as Message);
    }
  });
}

/** The first message of the bytes, once all of it is there. */
function frameOf(bytes: Buffer): { readonly text: string; readonly end: number } | undefined {
  const header = bytes.indexOf('\r\n\r\n');
  const length = /Content-Length: (\d+)/i.exec(bytes.subarray(0, Math.max(header, 0)).toString('latin1'))?.[1];
  if (length === undefined) return undefined;
  const start = header + 4;
  const end = start + Number(length);
  return bytes.length < end ? undefined : { text: bytes.subarray(start, end).toString('utf8'), end };
}
