import { holdToFaults } from './one-batch-a-shard.ts';
import { createClassifyWorld } from './sending.ts';

holdToFaults('classify ', createClassifyWorld);
