import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/** A request with all of its body in memory: it can be read when its connection is long gone. */
export async function keepRequest(request: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request.iterator({ destroyOnReturn: false })) chunks.push(chunk as Buffer);
  const { headers, method, url } = request;
  const kept = Object.assign(Readable.from([Buffer.concat(chunks)]), { headers, method, url, complete: true });
  // Nothing that carries a request out looks at more of it than this.
  return kept as unknown as IncomingMessage;
}
