import { request } from 'node:http';
import type { Clock } from '../clock.ts';

/** One POST to a receiver on this machine. */
export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TIMEOUT_MILLISECONDS = 30_000;

/** Whether a URL leads to this machine and nowhere else, without asking a name server. */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(url.hostname)
  );
}

/** Sends a POST; gives the status, or undefined where no answer came within the time that a receiver has. */
export function post({ url, headers, body }: Post, clock: Clock): Promise<number | undefined> {
  return new Promise((resolve) => {
    const hostname = url.hostname === 'localhost' ? '127.0.0.1' : url.hostname.replace(/^\[|\]$/g, '');
    const sent = request(
      {
        hostname,
        port: url.port === '' ? 80 : Number(url.port),
        path: url.pathname + url.search,
        method: 'POST',
        headers: { host: url.host, ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
      },
      (answer) => {
        settle(answer.statusCode);
        answer.resume();
      },
    );
    const cancel = clock.after(TIMEOUT_MILLISECONDS, () => sent.destroy());
    const settle = (status: number | undefined): void => {
      cancel();
      resolve(status);
    };
    sent.on('error', () => settle(undefined));
    sent.on('close', () => settle(undefined));
    sent.end(body);
  });
}
