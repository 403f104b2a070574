/** The body of an answer: all of it, or why it is not taken. */
export type Body =
  | { readonly kind: 'whole'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Reads a body of at most so many bytes and leaves the rest where it is. Nothing is unpacked: identity was asked for, and
 * what unpacks to more than it weighs could not be capped on the wire. Throws what the connection throws.
 */
export async function readBody(response: Response, mostBytes: number): Promise<Body> {
  const encoding = response.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') return { kind: 'refused', reason: 'the answer is compressed, which was not asked for' };
  const tooLong: Body = { kind: 'refused', reason: `the answer is longer than ${mostBytes} bytes` };
  if (Number(response.headers.get('content-length') ?? 0) > mostBytes) return tooLong;
  const bytes = await readBytes(response.body, mostBytes);
  if (bytes === undefined) return tooLong;
  return { kind: 'whole', type: mediaType(response.headers.get('content-type')), bytes };
}

async function readBytes(body: ReadableStream<Uint8Array> | null, mostBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body !== null) {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > mostBytes) return undefined;
      chunks.push(chunk);
    }
  }
  return join(chunks, length);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function mediaType(header: string | null): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
