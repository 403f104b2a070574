import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT } from './temporary-repository.ts';

/** A bare repository that git's own server shows over http on loopback. */
export interface HttpRepository {
  /** Without credentials. */
  readonly url: string;
  readonly path: string;
  /** How many bytes all pushes together have sent. */
  readonly pushed: () => number;
}

/** Serves a new bare repository, to everybody or only to who has this authorization. Goes when the test ends. */
export async function httpRepository(authorization: string | undefined): Promise<HttpRepository> {
  const root = await temporaryFolder();
  const path = join(root, 'remote.git');
  execFileSync('git', ['init', '--quiet', '--bare', path], { env: { ...GIT_ENVIRONMENT } });
  execFileSync('git', ['-C', path, 'config', 'http.receivepack', 'true'], { env: { ...GIT_ENVIRONMENT } });
  let pushed = 0;
  const server = createServer((request, response) => {
    if (authorization !== undefined && request.headers.authorization !== authorization) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    const url = new URL(request.url ?? '', 'http://x');
    const env = {
      ...GIT_ENVIRONMENT,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      REMOTE_USER: 'runner',
    };
    const backend = spawn('git', ['http-backend'], { env });
    request.pipe(backend.stdin);
    if (url.pathname.endsWith('/git-receive-pack')) request.on('data', (chunk: Buffer) => (pushed += chunk.length));
    backend.stdin.on('error', () => undefined);
    const chunks: Buffer[] = [];
    backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    backend.on('close', () => {
      const whole = Buffer.concat(chunks);
      const end = whole.indexOf('\r\n\r\n');
      const headers = whole
        .subarray(0, end)
        .toString()
        .split('\r\n')
        .map((line) => line.split(': ') as [string, string]);
      const status = Number.parseInt(headers.find(([name]) => name === 'Status')?.[1] ?? '200', 10);
      response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
      response.end(whole.subarray(end + 4));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/remote.git`, path, pushed: () => pushed };
}
