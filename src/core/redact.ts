/** Covers the secrets in use wherever they stand in a text. */
export interface Redactor {
  /** From now on these are covered too. */
  readonly add: (secrets: readonly string[]) => void;
  /** The text with `***` for each secret: as it is, and as JSON, URLs and base64 write it. */
  readonly redact: (text: string) => string;
}

/** A redactor for these secrets. */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const forms = new Set<string>();
  let pattern: RegExp | undefined;
  const add = (more: readonly string[]): void => {
    for (const form of more.flatMap(formsOf)) forms.add(form);
    pattern = forms.size === 0 ? undefined : patternOf([...forms]);
  };
  add(secrets);
  return { add, redact: (text) => (pattern === undefined ? text : text.replace(pattern, '***')) };
}

/** Encoded forms of a shorter secret would cover what has nothing to do with it. */
const SHORTEST_ENCODED = 6;

/**
 * What of a secret is covered on a line: the line without the white space around it. Of several lines the shortest are
 * left out, as a brace alone would be covered everywhere.
 */
export function linesOfSecret(secret: string): string[] {
  const lines = secret.split(/\r\n?|\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && (lines.length === 1 || line.length >= SHORTEST_ENCODED));
}

/** A secret is also looked for without the white space around it, and each of its lines by itself. */
function formsOf(secret: string): string[] {
  return [secret, ...linesOfSecret(secret)].flatMap((plain) => {
    if (plain.trim() === '') return [];
    return plain.length < SHORTEST_ENCODED ? [plain] : [plain, ...encodedForms(plain)];
  });
}

function encodedForms(plain: string): string[] {
  const json = JSON.stringify(plain).slice(1, -1);
  const inUrl = encodeURIComponent(plain.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
  const strict = inUrl.replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const urls = [inUrl, strict].flatMap((form) => [form, form.replaceAll('%20', '+')]);
  return [
    json,
    json.replaceAll('/', '\\/'),
    json.replaceAll(/[^\x20-\x7e]/g, escapeUnit),
    ...urls,
    ...urls.map((form) => form.replaceAll(/%../g, (code) => code.toLowerCase())),
    ...base64Forms(plain),
  ];
}

function escapeUnit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What stays the same of a secret in base64 wherever in the encoded text it stands, as in `user:secret`. */
function base64Forms(plain: string): string[] {
  const bytes = new TextEncoder().encode(plain);
  return [0, 1, 2].flatMap((before) => {
    const padded = String.fromCharCode(...Array.from({ length: before }, () => 0), ...bytes);
    const whole = btoa(padded).replaceAll('=', '');
    const start = Math.ceil((before * 4) / 3);
    const form = whole.slice(start, padded.length % 3 === 0 ? undefined : -1);
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** The longest first, so that no secret is left half covered by another that it begins with. */
function patternOf(forms: readonly string[]): RegExp {
  const byLength = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(byLength.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}

/** A value with the secrets in use covered in all of its texts; names of fields stay as they are. */
export function redactTexts<T>(value: T, redactor: Redactor): T {
  // What comes back has the shape of what went in: only the characters of texts differ.
  return redactWithin(value, redactor) as T;
}

function redactWithin(value: unknown, redactor: Redactor): unknown {
  if (typeof value === 'string') return redactor.redact(value);
  if (Array.isArray(value)) return value.map((item) => redactWithin(item, redactor));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactWithin(item, redactor)]));
}
