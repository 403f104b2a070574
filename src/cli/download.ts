import type { Downloaded, DownloadRequest } from '../pipeline/results/download-results.ts';
import { prepareDownload } from '../pipeline/results/download-results.ts';
import type { OpenedClient } from '../pipeline/target/open-client.ts';
import { downloadedJson, formatDownloaded } from '../report/run/results.ts';
import type { CommandOptions } from './command.ts';
import { createDownloadTalk } from './download-talk.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import type { EndSignal, Io } from './io.ts';
import { openJsonList } from './json-list.ts';
import type { ResultsTally } from './results-tally.ts';
import { createResultsTally } from './results-tally.ts';

/** Downloads results, says what becomes of each, and gives the exit code. */
export async function downloadTo(
  request: Omit<DownloadRequest, 'cwd' | 'signal'> & Pick<OpenedClient, 'clock'>,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const controller = new AbortController();
  const download = await prepareDownload({ ...request, cwd: io.cwd, signal: controller.signal });
  const tally = createResultsTally();
  const talk = createDownloadTalk(download.total, io, request.clock);
  const { out, err } = talk.io;
  const list = options['format'] === 'json' ? openJsonList('items', out) : undefined;
  let ended: EndSignal | undefined;
  const stop = io.onSignal((signal) => {
    ended = signal;
    stop();
    controller.abort();
    err.write('Ending after the items that are under way; once more to end at once.\n');
  });
  try {
    for await (const outcome of download.run()) {
      addTo(tally, outcome);
      if (list === undefined) out.write(formatDownloaded(outcome, request.directory));
      else list.add(downloadedJson(outcome));
      talk.advance(outcome);
      await out.drained();
    }
  } finally {
    stop();
    list?.close();
    talk.end();
    tally.write(io.err);
  }
  return gravest([tally.exitCode(), ended === undefined ? EXIT.ok : EXIT_OF_SIGNAL[ended]]);
}

const EXIT_OF_SIGNAL: Readonly<Record<EndSignal, ExitCode>> = {
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
};

function addTo(tally: ResultsTally, outcome: Downloaded): void {
  if (outcome.kind === 'lack') tally.add(outcome.item, outcome.lack);
  if (outcome.kind === 'trouble') tally.add(outcome.item, outcome.failure);
}
