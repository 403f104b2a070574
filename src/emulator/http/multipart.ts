import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { Blob } from '../store/blobs.ts';
import { ApiError, unprocessable } from './api-error.ts';

/** A form with one file in it. */
export interface Form {
  readonly file: Blob & { readonly name: string };
  readonly fields: Readonly<Record<string, string>>;
}

/** How a form is read. */
export interface FormOptions {
  /** The name of the file's field. */
  readonly fileField: string;
  readonly mostBytes: number;
  readonly write: (content: Readable) => Promise<Blob>;
}

/** Reads a multipart form while its file goes to disk: no part of a file is held longer than it takes to write it. */
export async function readForm(request: IncomingMessage, options: FormOptions): Promise<Form> {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType)) throw missing(options.fileField);
  const found = new FormInProgress(options);
  const parser = new Busboy({
    headers: { ...request.headers, 'content-type': contentType },
    limits: { fieldSize: 1024 * 1024, fields: 100, files: 10, parts: 110, fileSize: options.mostBytes },
  });
  parser.on('file', found.takeFile);
  parser.on('field', found.takeField);
  try {
    await pipeline(request, parser);
  } catch (error) {
    await found.abandon();
    throw request.complete ? new ApiError(400, 'There was an error parsing the body') : error;
  }
  return found.finish();
}

/** A thing with a lifetime: what has come of a form so far. */
class FormInProgress {
  readonly #options: FormOptions;
  readonly #fields: Record<string, string> = Object.create(null) as Record<string, string>;
  #content: Readable | undefined;
  #file: Promise<Form['file'] | 'too-large' | undefined> = Promise.resolve(undefined);

  constructor(options: FormOptions) {
    this.#options = options;
  }

  readonly takeField = (name: string, value: string): void => {
    this.#fields[name] = value;
  };

  readonly takeFile = (field: string, content: Readable & { truncated: boolean }, name: string | undefined): void => {
    if (field !== this.#options.fileField) {
      content.resume();
      return;
    }
    this.#content = content;
    this.#file = this.#options
      .write(content)
      .then((blob) => (content.truncated ? 'too-large' : { ...blob, name: baseName(name) }));
    // It is looked at when the form is finished; until then a failure must not count as unhandled.
    this.#file.catch(() => undefined);
  };

  /** The parser leaves the stream of a file open when the request breaks off. */
  async abandon(): Promise<void> {
    this.#content?.destroy();
    await this.#file.catch(() => undefined);
  }

  async finish(): Promise<Form> {
    const file = await this.#file;
    if (file === 'too-large') throw new ApiError(413, 'File too large');
    if (file === undefined) throw missing(this.#options.fileField);
    return { file, fields: this.#fields };
  }
}

/** A name from a client never leads anywhere. */
function baseName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return last === '' ? 'file' : last;
}

function missing(field: string): ApiError {
  return unprocessable([{ loc: ['body', field], msg: 'Field required', type: 'missing' }]);
}
