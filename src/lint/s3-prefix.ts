import { BUCKET_NAMES, KEY_BYTES } from '../catalogue/s3.ts';
import type { Severity } from '../core/diagnostic.ts';

/** A place in a bucket. */
export interface S3Prefix {
  readonly bucket: string;
  /** What the keys of its objects begin with, without the slash behind the bucket. */
  readonly key: string;
}

/** What is wrong with a place in a bucket. */
export interface PrefixProblem {
  readonly message: string;
  readonly help: string;
  /** `warning` for what S3 takes and nobody means. */
  readonly severity?: Severity;
}

/** Reads a place in a bucket; undefined where it is none, or where a reference is left in it. */
export function readS3Prefix(text: string | undefined): S3Prefix | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/?#]*)(?:\/(.*))?$/s.exec(text ?? '') ?? [];
  return bucket === undefined || bucket === '' || text?.includes('${') ? undefined : { bucket, key };
}

/** The first thing that is wrong with a place in a bucket, what cannot be at all before what is not meant. */
export function problemOfPrefix(text: string): PrefixProblem | undefined {
  const query = /^s3:\/\/[^/?#]*([?#])/.exec(text)?.[1];
  if (query !== undefined) return extraPart(query);
  const prefix = readS3Prefix(text);
  return prefix && (problemOfBucket(prefix.bucket) ?? problemOfKey(prefix.key));
}

function problemOfBucket(name: string): PrefixProblem | undefined {
  const { minimum, maximum, oldMaximum, reserved } = BUCKET_NAMES.value;
  const subject = `The bucket \`${name}\``;
  const help = 'Write the name of a bucket of yours: lower-case letters, digits, hyphens and dots.';
  if (/[^A-Za-z0-9._-]/.test(name)) {
    return { message: 'The name of the bucket has a character that no bucket has.', help };
  }
  if (name.length < minimum || name.length > oldMaximum) {
    return { message: `${subject} has ${name.length} characters: names have ${minimum} to ${maximum}.`, help };
  }
  if (!/^[A-Za-z0-9].*[A-Za-z0-9]$/.test(name) || name.includes('..')) {
    return { message: `${subject} begins or ends with a sign, or has two dots together: no bucket does.`, help };
  }
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) {
    return { message: `${subject} has the form of an IP address, which no bucket has.`, help };
  }
  const start = reserved.find((text) => name.startsWith(text));
  if (start !== undefined) return { message: `${subject} begins with \`${start}\`, which S3 keeps for itself.`, help };
  if (!/[A-Z_]/.test(name) && name.length <= maximum) return undefined;
  const what = name.length > maximum ? `more than ${maximum} characters` : 'a capital or an underscore';
  return { message: `${subject} has ${what}, as none made since 2018 has.`, help, severity: 'warning' };
}

function problemOfKey(key: string): PrefixProblem | undefined {
  const bytes = new TextEncoder().encode(key).length;
  if (bytes > KEY_BYTES.value) {
    const message = `The prefix has ${bytes} bytes behind the bucket: the whole key of an object has ${KEY_BYTES.value} at most.`;
    return { message, help: 'Shorten it.' };
  }
  const sign = /[?#]/.exec(key)?.[0];
  if (sign !== undefined) return extraPart(sign);
  const segments = key.split('/');
  const dots = segments.find((segment) => segment === '.' || segment === '..');
  if (dots !== undefined) {
    const message = `The prefix has the segment \`${dots}\`: S3 has no folders to go up in, and keeps it as it is.`;
    return { message, help: 'Write the path that is meant.', severity: 'warning' };
  }
  if (!segments.slice(0, -1).includes('')) return undefined;
  const message = 'The prefix has an empty segment: to S3 `a//b` and `a/b` are two places.';
  return { message, help: 'Write one slash.', severity: 'warning' };
}

function extraPart(sign: string): PrefixProblem {
  const what = sign === '?' ? 'a query' : 'a fragment';
  const message = `The prefix has ${what}, which a place in a bucket has not.`;
  return { message, help: `Remove it from \`${sign}\` on.`, severity: 'warning' };
}
