import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { OPENAPI_DOCUMENT } from '../emulator/openapi-document.ts';

/** Where `.ci/prism` puts it. */
const PRISM = join(import.meta.dirname, '../../.cache/prism/node_modules/@stoplight/prism-cli/dist/index.js');

/** Taken now: a test may put the fetch of a proxy in its place. */
const send = fetch;

/** What the document does not allow: where, and in which words Prism says so. */
export interface Violation {
  readonly operation: string;
  readonly said: string;
}

/** A proxy that holds every request and every answer against the OpenAPI document. */
export interface PrismProxy {
  readonly url: string;
  /** A fetch for clients of the proxy, which notes what passed. */
  readonly fetch: typeof fetch;
  /** What was wrong, in the order in which it came. */
  readonly violations: () => readonly Violation[];
  /** What passed, with `…` for ids and with the status of the answer: `GET /api/v1/beta/directories/… 200`. */
  readonly passed: () => ReadonlySet<string>;
  /** Forgets what was wrong and what passed. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** Starts Prism before a server. */
export async function startPrism(upstream: string): Promise<PrismProxy> {
  if (!existsSync(PRISM)) throw new Error('Prism is not installed: run .ci/prism');
  // Prism's own bin, and not a script of npm's: to end that one would leave the server running.
  const child = spawn(process.execPath, [PRISM, 'proxy', '--errors', '--port', '0', OPENAPI_DOCUMENT, upstream]);
  const url = await readUrl(child);
  const violations: Violation[] = [];
  const passed = new Set<string>();
  return {
    url,
    fetch: async (input, init) => {
      const asked = new URL(String(input));
      const { origin, pathname } = asked;
      const answer = await send(origin === url ? withLists(asked) : input, init);
      if (origin !== url) return answer;
      const operation = `${init?.method ?? 'GET'} ${pathname} ${answer.status}`;
      passed.add(operation.replaceAll(/\/[^/ ]*[0-9a-f-]{36}/g, '/…'));
      const said = await readViolation(answer);
      if (said !== undefined) violations.push({ operation, said });
      return answer;
    },
    violations: () => violations,
    passed: () => passed,
    forget: () => {
      violations.length = 0;
      passed.clear();
    },
    close: () => end(child),
  };
}

/** The same for the time of one test. */
export async function startProxy(upstream: string): Promise<PrismProxy> {
  const prism = await startPrism(upstream);
  onTestFinished(prism.close);
  return prism;
}

/** Prism takes a value that stands alone for a text where a list may also be null; the same value twice is a list to it. */
function withLists(asked: URL): URL {
  const lists = new URL(asked);
  for (const name of NULLABLE_LISTS) {
    const [value, ...more] = lists.searchParams.getAll(name);
    if (value !== undefined && more.length === 0) lists.searchParams.append(name, value);
  }
  return lists;
}

const NULLABLE_LISTS = ['expand', 'job_ids'];

/** Prism says where it listens once it does. */
function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /Prism is listening on (http:\/\/[\d.]+:\d+)/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Prism ended before it listened: ${said}`)));
  });
}

/** Prism puts what it lets pass into a header, and what it does not into an answer of its own. */
async function readViolation(answer: Response): Promise<string | undefined> {
  const header = answer.headers.get('sl-violations');
  if (header !== null || answer.headers.get('content-type') !== 'application/problem+json') return header ?? undefined;
  return answer.clone().text();
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill();
  });
}
