import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { Failure } from '../core/failure.ts';
import { Processor } from './batches/processor.ts';
import type { Clock } from './clock.ts';
import { realClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { answer } from './http/answer.ts';
import { createRouter } from './http/router.ts';
import type { Random } from './random.ts';
import { systemRandom } from './random.ts';
import type { LoadLiteParse } from './results/liteparse.ts';
import { loadLiteParse } from './results/liteparse.ts';
import { allRoutes } from './routes/all-routes.ts';
import { defaultProject } from './routes/default-project.ts';
import { openStore } from './store/store.ts';
import type { Delivery } from './webhooks/delivery-log.ts';
import { createDeliveryLog } from './webhooks/delivery-log.ts';
import { Notifier } from './webhooks/notifier.ts';
import type { Credits, Settings, World } from './world.ts';
import { DEFAULT_SETTINGS } from './world.ts';

/** How a server is started. */
export interface EmulatorOptions {
  /** The directory that it keeps everything in; made where it is missing. */
  readonly store: string;
  /** What a relative `store` starts from. */
  readonly workingDirectory?: string;
  /** 0, the default, takes one that is free. */
  readonly port?: number;
  /** The keys that are let in; with none any key is. */
  readonly keys?: readonly string[];
  /** What there is to spend, in items; without it there is no end. */
  readonly credits?: number;
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly loadLiteParse?: LoadLiteParse;
  /** Told of errors that the server did not expect; it goes on. */
  readonly onBug?: (error: unknown) => void;
}

/** A server that runs. */
export interface Emulator {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly faults: Faults;
  readonly credits: Credits;
  readonly deliveries: () => readonly Delivery[];
  readonly close: () => Promise<void>;
}

/** The only address it ever listens on. */
const LOOPBACK = '127.0.0.1';

/** Starts a LlamaCloud of one's own, on this machine and for it alone, and goes on with what its store left undone. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const world = await createWorld(options);
  const notifier = new Notifier(world);
  const processor = new Processor(world, notifier);
  let url = '';
  const findRoute = createRouter(allRoutes(world, processor, () => url));
  const answering = { world, findRoute, keys: options.keys ?? [] };
  const server = createServer((request, response) => {
    answer(request, response, answering).catch((error: unknown) => {
      if (!request.destroyed) world.onBug(error);
      response.destroy();
    });
  });
  try {
    url = await listen(server, options.port ?? 0);
    defaultProject(world);
    processor.resume();
    await world.store.flush();
  } catch (error) {
    await world.store.close();
    throw error;
  }
  return {
    url,
    faults: world.faults,
    credits: world.credits,
    deliveries: world.deliveries.list,
    close: async () => {
      processor.stop();
      notifier.stop();
      await closeServer(server);
      await world.store.close();
    },
  };
}

async function createWorld(options: EmulatorOptions): Promise<World> {
  const readPdf = await (options.loadLiteParse ?? loadLiteParse)();
  return {
    store: await openStore(resolve(options.workingDirectory ?? '.', options.store)),
    clock: options.clock ?? realClock,
    random: options.random ?? systemRandom,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    faults: createFaults(),
    deliveries: createDeliveryLog(),
    credits: { balance: options.credits },
    readPdf,
    sentConfigs: new Map(),
    onBug: options.onBug ?? (() => undefined),
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((done, reject) => {
    server.once('error', (error) => {
      const hint = 'Choose another one with --port, or 0 for any that is free.';
      reject(new Failure('io', `Cannot listen on ${LOOPBACK}:${port}: ${error.message}`, { hint, cause: error }));
    });
    server.listen(port, LOOPBACK, () => done(`http://${LOOPBACK}:${(server.address() as AddressInfo).port}`));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
