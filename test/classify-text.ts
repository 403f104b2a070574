import type { JsonObject } from '../src/core/json.ts';

export const PROJECT = '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

/** What no classify batch can do without. */
export const RULES = [{ type: 'invoice', description: 'Has an invoice number and a total amount.' }];

/** A `ClassifyBatch` as text, with that instead of what it would say, or beside it; undefined leaves a key out. */
export function classifyText(spec: Readonly<Record<string, unknown>> = {}, name = 'sample'): string {
  const whole = {
    source: { directory_id: 'dir-1' },
    project_id: PROJECT,
    parameters: { rules: RULES },
    tracking: { user_id: 'user-1' },
    ...spec,
  };
  const lines = Object.entries(whole).flatMap(([key, value]) =>
    value === undefined ? [] : [`  ${key}: ${JSON.stringify(value)}`],
  );
  const head = ['apiVersion: parsebatch.dev/v1', 'kind: ClassifyBatch', 'metadata:', `  name: ${name}`, 'spec:'];
  return `${[...head, ...lines].join('\n')}\n`;
}

/** The parameters with one more of them. */
export function parametersWith(more: JsonObject): JsonObject {
  return { rules: RULES, ...more };
}
