// Loaded before the program by `--import FILE?to=PATH`: writes there as JSON, when it ends, what it took: seconds of processor
// time, MiB at the peak, how many requests it made from the first that changes something, in how many seconds, and the MiB that
// it held meanwhile, twice a second.
import { writeFileSync } from 'node:fs';

const to = new URL(import.meta.url).searchParams.get('to');
const MIB = 1024 * 1024;
const { fetch, performance, setInterval } = globalThis;
const held = [];
let requests = 0;
let first;
let last;

globalThis.fetch = (...request) => {
  if (requests === 0 && request[1]?.method !== 'POST') return fetch(...request);
  requests += 1;
  first ??= performance.now();
  last = performance.now();
  return fetch(...request);
};

setInterval(() => {
  if (requests > 0) held.push(process.memoryUsage.rss() / MIB);
}, 500).unref();

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const used = { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
  writeFileSync(to, JSON.stringify({ ...used, requests, seconds: requests === 0 ? 0 : (last - first) / 1000, held }));
});
