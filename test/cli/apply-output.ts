import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { compileSchema } from '../schema/ajv.ts';

const isApplied = compileSchema(readSchema('applied'));
const isEvent = compileSchema(readSchema('events'));

/** What an apply printed with `--format json`; it has to have the form that its schema states. */
// biome-ignore lint/suspicious/noExplicitAny: what is said of each manifest is looked into by each test
export function readApplied(out: string): readonly any[] {
  const answer = JSON.parse(out);
  isApplied(answer);
  expect(isApplied.errors ?? []).toEqual([]);
  return answer.applied;
}

/** What an apply wrote to `events.jsonl` of a folder; each line has to have the form that the schema states. */
// biome-ignore lint/suspicious/noExplicitAny: what is said of each event is looked into by each test
export function readEvents(cwd: string, file = 'events.jsonl'): readonly any[] {
  const events = readFileSync(join(cwd, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const event of events) {
    isEvent(event);
    expect(isEvent.errors ?? [], JSON.stringify(event)).toEqual([]);
  }
  return events;
}

function readSchema(name: string): JsonSchema {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as JsonSchema;
}
