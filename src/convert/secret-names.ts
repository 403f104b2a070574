import type { Path } from '../core/path.ts';

/** Hands out names for secrets, each one once. */
export interface SecretNames {
  /** A name for the credential at a path of a request's body. */
  readonly nameFor: (path: Path) => string;
}

/** Names secrets by their place, with a number behind those that are taken. */
export function createSecretNames(taken: Iterable<string>): SecretNames {
  const used = new Set(taken);
  return {
    nameFor: (path) => {
      const base = baseName(path);
      let name = base;
      for (let number = 2; used.has(name); number += 1) name = `${base}_${number}`;
      used.add(name);
      return name;
    },
  };
}

/** Parts of a path that add nothing to a name. */
const SILENT = ['job_config', 'parameters', 'webhook_headers'];

/** curl and other programs read HTTP_PROXY from the environment for themselves. */
const RESERVED: Readonly<Record<string, string>> = { HTTP_PROXY: 'INPUT_HTTP_PROXY' };

function baseName(path: Path): string {
  const parts = path.map((part) => String(part)).filter((part) => !SILENT.includes(part));
  const [first = '', number = '', ...rest] = parts;
  const named = first === 'webhook_configurations' ? ['webhook', ordinal(number), ...rest.map(withoutPrefix)] : parts;
  const name = named
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  return RESERVED[name] ?? name;
}

function ordinal(index: string): string {
  return String(Number(index) + 1);
}

function withoutPrefix(field: string): string {
  return field.replace(/^webhook_/, '');
}
