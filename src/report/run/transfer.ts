/** How much of something has been sent, and how fast it goes. */
export interface Transfer {
  readonly bytes: number;
  readonly bytesSent: number;
  /** In bytes a millisecond; undefined where it says nothing about the rest. */
  readonly rate: number | undefined;
}

/** `4.2 of 17.0 MB`, and where there is a rate `2.1 MB/s` and `6 s left`. */
export function formatTransfer({ bytes, bytesSent, rate }: Transfer): string[] {
  const unit = unitFor(bytes);
  const amounts = `${amount(bytesSent, unit)} of ${amount(bytes, unit)} ${unit.name}`;
  if (rate === undefined) return [amounts];
  const paceUnit = unitFor(rate * 1000);
  const pace = `${amount(rate * 1000, paceUnit)} ${paceUnit.name}/s`;
  return bytesSent >= bytes ? [amounts, pace] : [amounts, pace, `${duration((bytes - bytesSent) / rate)} left`];
}

interface Unit {
  readonly name: string;
  readonly bytes: number;
}

const UNITS: readonly Unit[] = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
];

/** The largest unit of which there is one at least. */
function unitFor(bytes: number): Unit {
  return UNITS.find((unit) => bytes >= unit.bytes) ?? { name: 'B', bytes: 1 };
}

function amount(bytes: number, unit: Unit): string {
  return (bytes / unit.bytes).toFixed(unit.bytes === 1 ? 0 : 1);
}

function duration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
