import { request } from 'node:http';
import { startEmulator } from '../../src/emulator/start-emulator.ts';

// Runs as a process of its own: uploads as many MiB as the second argument says into the store that the first one
// names, and prints the most memory that server and client together held.
const [, , store = '', mebibytes = '0'] = process.argv;
const MEBIBYTE = Buffer.alloc(1024 * 1024, 'x');

const server = await startEmulator({ store });
const directory = await call('POST', '/api/v1/beta/directories', { 'content-type': 'application/json' }, (send) =>
  send.end('{"name":"large"}'),
);
const id = (JSON.parse(directory) as { id: string }).id;
const placed = await call(
  'POST',
  `/api/v1/beta/directories/${id}/files/upload`,
  { 'content-type': 'multipart/form-data; boundary=xyz' },
  (send) => void writeForm(send, Number(mebibytes)),
);
await server.close();
console.log(JSON.stringify({ placed: JSON.parse(placed), kilobytes: process.resourceUsage().maxRSS }));

async function writeForm(send: ReturnType<typeof request>, count: number): Promise<void> {
  send.write('--xyz\r\ncontent-disposition: form-data; name="upload_file"; filename="large.bin"\r\n\r\n');
  for (let index = 0; index < count; index += 1) {
    if (!send.write(MEBIBYTE)) await new Promise((resolve) => send.once('drain', resolve));
  }
  send.end('\r\n--xyz--\r\n');
}

function call(
  method: string,
  path: string,
  headers: Record<string, string>,
  write: (send: ReturnType<typeof request>) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const send = request(
      server.url + path,
      { method, headers: { authorization: 'Bearer k', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve(text));
      },
    );
    send.on('error', reject);
    write(send);
  });
}
