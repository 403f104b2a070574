import type { Problem } from './api-error.ts';
import { unprocessable } from './api-error.ts';
import type { Call } from './call.ts';
import type { Shape } from './shape.ts';
import { choice, flag, number, text } from './shape.ts';

/** A text of the query; empty counts as not given. */
export function queryText(call: Call, name: string): string | undefined {
  const value = call.query.get(name);
  return value === null || value === '' ? undefined : value;
}

/** A whole number of the query. */
export function queryNumber(
  call: Call,
  name: string,
  limits: { readonly otherwise: number; readonly min: number; readonly max?: number },
): number {
  const value = queryText(call, name);
  if (value === undefined) return limits.otherwise;
  const parsed = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(parsed)) {
    throw unprocessable([{ loc: ['query', name], msg: 'Input should be a valid integer', type: 'int_parsing' }]);
  }
  const { min, max } = limits;
  check(call, name, number({ whole: true, min, ...(max !== undefined && { max }) }), parsed);
  return parsed;
}

/** One of a few values of the query. */
export function queryChoice<Value extends string>(
  call: Call,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const value = queryText(call, name);
  if (value !== undefined) check(call, name, choice(values), value);
  return values.find((known) => known === value);
}

/** True or false in the query. */
export function queryFlag(call: Call, name: string): boolean {
  const value = queryText(call, name)?.toLowerCase();
  if (value === undefined) return false;
  const isTrue = ['true', '1', 'on', 'yes', 't', 'y'].includes(value);
  if (!isTrue && !['false', '0', 'off', 'no', 'f', 'n'].includes(value)) check(call, name, flag, value);
  return isTrue;
}

/** A moment of the query, in milliseconds since 1970. */
export function queryTime(call: Call, name: string): number | undefined {
  const value = queryText(call, name);
  if (value === undefined) return undefined;
  const time = Date.parse(value);
  if (!Number.isNaN(time)) return time;
  throw unprocessable([{ loc: ['query', name], msg: 'Input should be a valid datetime', type: 'datetime_parsing' }]);
}

/** The project that a request names, if any; both ids have to be UUIDs. */
export function queryProject(call: Call): string | undefined {
  for (const name of ['project_id', 'organization_id']) {
    const value = queryText(call, name);
    if (value !== undefined) check(call, name, text({ uuid: true }), value);
  }
  return queryText(call, 'project_id');
}

function check(_call: Call, name: string, shape: Shape, value: string | number): void {
  const problems: readonly Problem[] = shape(value, ['query', name]);
  if (problems.length > 0) throw unprocessable(problems);
}
