import type { RequestBody } from './exchange.ts';

/** The file of a form: its bytes come once. */
export interface FilePart {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A form with one file in it, of known length and never in memory as a whole (RFC 7578). */
export function multipart(
  fields: Readonly<Record<string, string | undefined>>,
  file: FilePart,
  boundary: string,
): RequestBody {
  const encoder = new TextEncoder();
  const texts = Object.entries(fields).map(([name, value]) =>
    value === undefined ? '' : `--${boundary}\r\n${disposition(name)}\r\n\r\n${value}\r\n`,
  );
  const opening = `--${boundary}\r\n${disposition(file.field)}; filename="${quote(file.name)}"\r\n`;
  const head = encoder.encode(`${texts.join('')}${opening}Content-Type: application/octet-stream\r\n\r\n`);
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    length: head.byteLength + file.size + tail.byteLength,
    chunks: inOrder(head, file.chunks, tail),
    isLarge: true,
  };
}

async function* inOrder(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  tail: Uint8Array,
): AsyncIterable<Uint8Array> {
  yield head;
  yield* chunks;
  yield tail;
}

function disposition(name: string): string {
  return `Content-Disposition: form-data; name="${quote(name)}"`;
}

/** As browsers quote names in forms. */
function quote(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
