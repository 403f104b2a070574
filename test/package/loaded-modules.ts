import { copyFileSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './command.ts';

/** What a program loaded. */
export interface Loaded {
  readonly exitCode: number | null;
  readonly out: string;
  readonly err: string;
  /**
   * What its own code asked for: files by their path in the project, and modules of node as `node:fs`. What node loaded
   * on its own behalf stands as `NativeModule net`: its process module, for one, loads the network one.
   */
  readonly modules: readonly string[];
}

/** Runs node and records all that it loads beyond what an empty program does. */
export function runRecorded(args: readonly string[], project: string): Loaded {
  copyFileSync(join(import.meta.dirname, 'consumer', 'record-loads.mjs'), join(project, 'record-loads.mjs'));
  const idle = new Set(record(['--eval', '0'], project).modules);
  const { modules, ...ran } = record(args, project);
  return { ...ran, modules: modules.filter((module) => !idle.has(module)) };
}

function record(args: readonly string[], project: string): Loaded {
  const log = join(project, 'loads.txt');
  const ran = runNode(['--import', './record-loads.mjs', ...args], { cwd: project, env: { LOADS: log } });
  const lines = readFileSync(log, 'utf8').split('\n');
  return { ...ran, modules: [...new Set(lines.map((line) => nameOf(line, project)))].filter(Boolean).sort() };
}

function nameOf(line: string, project: string): string {
  if (line.startsWith('file:')) return relative(project, fileURLToPath(line));
  return isBuiltin(line) ? `node:${line.replace('node:', '')}` : line;
}
