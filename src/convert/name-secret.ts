import type { JsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { ImportInput } from './read/read-input.ts';

/** The names of the secrets that a body refers to already, with those that it only seems to refer to. */
export function secretNamesIn(body: JsonObject, { pieces }: Pick<ImportInput, 'pieces'>): Set<string> {
  const references = [...JSON.stringify(body).matchAll(/\$\{\w+:(\w+)\}/g)].map(([, name = '']) => name);
  const variables = [...pieces.values()].flat().flatMap((piece) => {
    if (typeof piece === 'string') return [];
    return piece.kind === 'shell' ? [piece.name] : (piece.environment ?? []);
  });
  return new Set([...references, ...variables]);
}

/** A name for the credential at a path of a request's body, with a number behind one that is taken; takes it. */
export function nameSecret(path: Path, taken: Set<string>): string {
  const base = baseName(path);
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
  taken.add(name);
  return name;
}

function baseName(path: Path): string {
  const parts = path.map(String).filter((part) => !/^(?:config|job|job_config|parameters|webhook_headers)$/.test(part));
  const [first, number, ...rest] = parts;
  const isWebhook = first === 'webhook_configurations';
  const fields = rest.map((field) => field.replace(/^webhook_/, ''));
  const name = (isWebhook ? ['webhook', Number(number) + 1, ...fields] : parts)
    .join('_')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  // curl and other programs read HTTP_PROXY from the environment for themselves.
  return name === 'HTTP_PROXY' ? 'INPUT_HTTP_PROXY' : name;
}
