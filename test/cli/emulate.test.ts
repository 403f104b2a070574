import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/cli/exit-code.ts';
import type { EndSignal } from '../../src/cli/io.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { run } from './run.ts';

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-emulate-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

test.each([
  ['SIGINT', EXIT.interrupted],
  ['SIGTERM', EXIT.terminated],
] as const)('emulate prints its address and ends with %s', async (signal, exitCode) => {
  const cwd = temporaryDirectory();
  const ended = await run(['emulate', '--port', '0', '--store', 'here', '--key', 'llx-of-mine'], {
    cwd,
    onSignal: (onEnd: (signal: EndSignal) => void) => {
      queueMicrotask(() => onEnd(signal));
      return () => undefined;
    },
  });
  expect(ended.exitCode).toBe(exitCode);
  expect(ended.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  expect(ended.err).toContain(`LLAMA_CLOUD_BASE_URL=${ended.out.trim()}`);
  expect(ended.err).not.toContain('llx-of-mine');
});

test('emulate leaves a store alone that another server uses', async () => {
  const store = temporaryDirectory();
  const other = await startEmulator({ store });
  onTestFinished(other.close);
  expect((await run(['emulate', '--port', '0', '--store', store])).exitCode).toBe(EXIT.locked);
});

test.each([
  ['--port', 'http'],
  ['--port', '70000'],
  ['--credits', '-1'],
])('emulate refuses %s %s', async (...option) => {
  expect((await run(['emulate', ...option], { cwd: temporaryDirectory() })).exitCode).toBe(EXIT.usage);
});

test('emulate says when its port is taken', async () => {
  const other = await startEmulator({ store: temporaryDirectory() });
  onTestFinished(other.close);
  const port = new URL(other.url).port;
  const refused = await run(['emulate', '--port', port], { cwd: temporaryDirectory() });
  expect(refused.exitCode).toBe(EXIT.io);
  expect(refused.err).toContain('--port');
});
