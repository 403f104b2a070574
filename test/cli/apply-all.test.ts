import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyAll } from '../../src/cli/apply-all.ts';
import { jsonAnswerStream } from '../../src/cli/apply-answer.ts';
import { EXIT } from '../../src/cli/exit-code.ts';
import { createRedactor } from '../../src/core/redact.ts';
import type { RequestTrouble } from '../../src/emulator/faults.ts';
import { machineClock, openApplier } from '../../src/pipeline/apply-batches.ts';
import { buildBatches } from '../../src/pipeline/build-batches.ts';
import { prepareBatches } from '../../src/pipeline/prepare-batches.ts';
import type { Started } from '../emulator/start.ts';
import { start, temporaryDirectory } from '../emulator/start.ts';
import { ioFor } from './run.ts';

const BATCHES = '/api/v1/beta/batch-processing';
const SECRET = 'CANARY-token';

const SETTINGS = { batchMilliseconds: 0, itemMilliseconds: 0 };

const MANIFESTS = ['first', 'second'].map(
  (name) => `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: ${name} }
spec:
  source: { files: [${name}.txt] }
  webhook_url: https://hooks.acme.example/\${secret:HOOK}
`,
);

/** Applies two manifests at a server that may have its faults, and waits for them. */
async function applyBoth(server: Started, timeoutMilliseconds?: number) {
  const cwd = temporaryDirectory();
  for (const name of ['first', 'second']) writeFileSync(join(cwd, `${name}.txt`), name);
  const { batches } = buildBatches([{ file: 'all.yaml', text: MANIFESTS.join('---\n') }]);
  const getSecret = () => SECRET;
  const redactor = createRedactor();
  const ready = await prepareBatches(batches, { cwd, getSecret, redactor });
  const [out, err]: [string[], string[]] = [[], []];
  const io = ioFor({ out, err }, { cwd });
  const { signal } = new AbortController();
  const clock = machineClock;
  const reach = { baseUrl: server.url, key: 'llx-test', clock };
  const applier = openApplier({ ...reach, getSecret, redactor, concurrency: 4, signal });
  const answer = jsonAnswerStream(io);
  const session = { applier, clock, answer, isWaiting: true, timeoutMilliseconds, unknownHint: '' };
  const { exitCode, haveEnded } = await applyAll(ready, session, io);
  const answered = JSON.parse(out.join('')) as { batches: readonly Record<string, unknown>[] };
  return { exitCode, haveEnded, answered: answered.batches, err: err.join('') };
}

function startWithRealTime(): Promise<Started> {
  return start({ settings: SETTINGS, clock: machineClock });
}

describe('the creation of a batch that ends with', () => {
  test.each<[RequestTrouble, number, readonly string[], number]>([
    [{ do: 'drop', when: 'after' }, EXIT.unknown, ['unknown', 'created'], 2],
    [{ do: 'html' }, EXIT.unknown, ['unknown', 'created'], 1],
    [{ do: 'status', status: 500 }, EXIT.unknown, ['unknown', 'created'], 1],
    [{ do: 'status', status: 402 }, EXIT.refused, ['out-of-credits', 'not-sent'], 0],
    [{ do: 'status', status: 403 }, EXIT.unauthorized, ['unauthorized', 'not-sent'], 0],
    [{ do: 'status', status: 422 }, EXIT.findings, ['rejected', 'created'], 1],
    [{ do: 'status', status: 429 }, EXIT.locked, ['rate-limited', 'created'], 1],
  ])('%j exits with %i and is not repeated', async (trouble, expected, outcomes, made) => {
    const server = await startWithRealTime();
    server.faults.add({ kind: 'request', method: 'POST', path: BATCHES, trouble });
    const { exitCode, answered } = await applyBoth(server);
    expect([exitCode, answered.map(({ outcome }) => outcome)]).toEqual([expected, outcomes]);
    expect((await server.call('GET', BATCHES)).body.items).toHaveLength(made);
  });
});

describe('a batch', () => {
  test('that completed but for some of its files is incomplete', async () => {
    const server = await startWithRealTime();
    server.faults.add({ kind: 'item', name: 'second.txt', status: 'failed', reason: `no text in ${SECRET}` });
    const { exitCode, haveEnded, answered, err } = await applyBoth(server);
    expect([exitCode, haveEnded]).toEqual([EXIT.incomplete, true]);
    expect(answered).toMatchObject([
      { status: 'completed', items: [{ item_name: 'first.txt', status: 'completed' }] },
      { status: 'failed', items: [{ item_name: 'second.txt', status: 'failed', error_message: 'no text in ***' }] },
    ]);
    expect(err + JSON.stringify(answered)).not.toContain('CANARY');
  });

  test('that does not end in time is told of as it was seen last', async () => {
    const server = await start();
    const { exitCode, haveEnded, answered, err } = await applyBoth(server, 50);
    expect(haveEnded).toBe(false);
    expect([exitCode, answered]).toMatchObject([EXIT.locked, [{ status: 'pending' }, { status: 'pending' }]]);
    expect(answered.some((batch) => 'items' in batch)).toBe(false);
    expect(err.match(/has not ended in the given time/g)).toHaveLength(2);
  });

  test('is not created when its file cannot be uploaded, and the next one is', async () => {
    const server = await startWithRealTime();
    const detail = `no room for ${SECRET}`;
    server.faults.add({ kind: 'request', path: '*/upload', trouble: { do: 'status', status: 413, detail } });
    const { exitCode, answered, err } = await applyBoth(server);
    expect([exitCode, answered.map(({ outcome }) => outcome)]).toEqual([EXIT.findings, ['failed', 'created']]);
    expect(err).toContain('Cannot upload `first.txt`: answered 413: no room for ***');
  });
});
