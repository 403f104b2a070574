import type { Outcome } from '../core/outcome.ts';
import type { Finding } from './finding.ts';
import { toDiagnostic } from './finding.ts';
import type { InputLimits } from './limits.ts';
import { describeExcess } from './limits.ts';
import { createLineMap } from './line-map.ts';

/** Decodes the bytes of a file as strict UTF-8. A byte order mark at the start is dropped. */
export function decodeText(file: string, bytes: Uint8Array, limits: InputLimits): Outcome<string> {
  const refuse = (readable: string, finding: Finding): Outcome<string> => ({
    value: undefined,
    diagnostics: [toDiagnostic(finding, { file, lines: createLineMap(readable) })],
  });
  const oversize = findOversize(bytes, limits);
  if (oversize !== undefined) return refuse(decodeLeniently(bytes.subarray(0, limits.bytes)), oversize);
  const other = detectOtherEncoding(bytes);
  if (other !== undefined) return refuse('', describeEncoding(0, `The file is encoded as ${other}, not as UTF-8.`));
  const text = decodeStrictly(bytes);
  if (text !== undefined) return { value: text, diagnostics: [] };
  const malformed = findMalformedByte(bytes);
  const readable = decodeLeniently(bytes.subarray(0, malformed));
  const byte = (bytes[malformed] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return refuse(readable, describeEncoding(readable.length, `The byte 0x${byte} is not UTF-8 here.`));
}

/** Made once, for the first text: node makes its globals when they are asked for, and importing the library changes nothing. */
let strict: InstanceType<typeof TextDecoder> | undefined;

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    strict ??= new TextDecoder('utf-8', { fatal: true });
    return strict.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The offset of the first byte that starts no character: a lenient decoder puts another character in its place. */
function findMalformedByte(bytes: Uint8Array): number {
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(decoded);
  const changed = again.findIndex((byte, index) => byte !== bytes[index]);
  return again.findLastIndex((byte, index) => index <= changed && (byte & 0xc0) !== 0x80);
}

/** Where bytes of UTF-8 go beyond the limit of size. */
export function findOversize(bytes: Uint8Array, limits: InputLimits): Finding | undefined {
  if (bytes.length <= limits.bytes) return undefined;
  const { length } = decodeLeniently(bytes.subarray(0, limits.bytes));
  return describeExcess('bytes', { start: length, end: length }, limits);
}

/** Decodes bytes whatever they hold; what ends in the middle of a character loses that character. */
function decodeLeniently(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes, { stream: true });
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
