import { holdToFaults } from './one-batch-a-shard.ts';
import { createWorld } from './sending.ts';

holdToFaults('', createWorld);
