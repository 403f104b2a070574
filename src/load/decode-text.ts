import type { Outcome } from '../core/outcome.ts';
import type { Finding } from './finding.ts';
import { toDiagnostic } from './finding.ts';
import type { InputLimits } from './limits.ts';
import { createLineMap } from './line-map.ts';
import { decodeLeniently, describeOversize } from './size.ts';
import { findMalformedByte } from './utf8.ts';

/** Decodes the bytes of a file as strict UTF-8. A byte order mark at the start is dropped. */
export function decodeText(file: string, bytes: Uint8Array, limits: InputLimits): Outcome<string> {
  const refuse = (readable: string, finding: Finding): Outcome<string> => ({
    value: undefined,
    diagnostics: [toDiagnostic(finding, { file, lines: createLineMap(readable) })],
  });
  if (bytes.length > limits.bytes) {
    const readable = decodeLeniently(bytes.subarray(0, limits.bytes));
    return refuse(readable, describeOversize(readable.length, limits.bytes));
  }
  const other = detectOtherEncoding(bytes);
  if (other !== undefined) return refuse('', describeEncoding(0, `The file is encoded as ${other}, not as UTF-8.`));
  const malformed = findMalformedByte(bytes);
  if (malformed === undefined) return { value: new TextDecoder('utf-8').decode(bytes), diagnostics: [] };
  const readable = decodeLeniently(bytes.subarray(0, malformed));
  const byte = (bytes[malformed] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return refuse(readable, describeEncoding(readable.length, `The byte 0x${byte} is not UTF-8 here.`));
}

function describeEncoding(offset: number, message: string): Finding {
  const help = 'Save the file as UTF-8.';
  return { code: 'yaml/encoding', message, help, start: offset, end: offset, path: [] };
}

/** YAML files start with an ASCII character or a mark: zeros beside it tell the encoding. */
function detectOtherEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16';
  if (first === 0xfe && second === 0xff) return 'UTF-16';
  if (first === 0 && second === 0) return third === 0xfe || (third === 0 && fourth !== 0) ? 'UTF-32' : undefined;
  if (second !== 0 || first === undefined || first >= 0x80) return first === 0 && isText(second) ? 'UTF-16' : undefined;
  return isText(first) ? (third === 0 && fourth === 0 ? 'UTF-32' : 'UTF-16') : undefined;
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && (byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d) && byte < 0x7f;
}
