#!/usr/bin/env node
import { main } from './cli/main.ts';
import { processIo } from './cli/process-io.ts';

main(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
