import { processIo } from '../../src/cli/process-io.ts';

// Runs as a process of its own: writes as many bytes as it is told to stdout, and says on stderr when it has written
// them and when they are drained. Ends with 3 once node has made a stream, which needs its network module.
const io = processIo();
const line = `${'x'.repeat(1023)}\n`;
for (let left = Number(process.argv[2]); left > 0; left -= line.length) io.out.write(line);
io.err.write('written\n');
await io.out.drained();
io.err.write('drained\n');
process.exitCode = (process as unknown as { moduleLoadList: string[] }).moduleLoadList.includes('NativeModule net')
  ? 3
  : 0;
