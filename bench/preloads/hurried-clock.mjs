// Loaded before the program by `--import FILE?speed=N`: its clock runs N times as fast, so that a rate of requests that is
// kept for the service is no bound here. Deadlines of requests stay as long as they are.
const speed = Number(new URL(import.meta.url).searchParams.get('speed'));
const { setTimeout } = globalThis;
const { now } = Date;
// No pause of a client is as long.
const DEADLINE = 20_000;
const start = now();

Date.now = () => start + Math.floor((now() - start) * speed);
globalThis.setTimeout = (run, milliseconds, ...args) =>
  setTimeout(run, milliseconds < DEADLINE ? milliseconds / speed : milliseconds, ...args);
