/** How fast something goes at present. */
export interface TransferRate {
  /** Takes note of what has been sent in all by a time, and gives the bytes a millisecond; undefined where that is not known. */
  readonly observe: (bytesSent: number, time: number) => number | undefined;
}

interface Sample {
  readonly time: number;
  readonly bytesSent: number;
}

/** What is older says little about the rest. */
const WINDOW_MILLISECONDS = 20_000;

/** Before this much time a rate says more about the beginning than about the rest. */
const SETTLED_MILLISECONDS = 500;

/** Samples are no closer than this, whatever is observed. */
const SAMPLE_MILLISECONDS = 250;

/** Begins to measure at a time at which nothing has been sent. */
export function createTransferRate(time: number): TransferRate {
  const samples: Sample[] = [{ time, bytesSent: 0 }];
  return {
    observe: (bytesSent, now) => {
      // The first sample is the last one from before the window.
      while ((samples[1]?.time ?? now) <= now - WINDOW_MILLISECONDS) samples.shift();
      const first = samples[0];
      if (now - (samples.at(-1)?.time ?? now) >= SAMPLE_MILLISECONDS) samples.push({ time: now, bytesSent });
      if (first === undefined || now - first.time < SETTLED_MILLISECONDS || bytesSent <= first.bytesSent)
        return undefined;
      return (bytesSent - first.bytesSent) / (now - first.time);
    },
  };
}
