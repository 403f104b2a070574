/** What a text holds that was made at a moment and by a machine. */
export type Moment = 'the hash of a commit' | 'the time of a moment';

const MOMENTS: readonly (readonly [Moment, RegExp])[] = [
  ['the hash of a commit', /(?<![0-9a-z])[0-9a-f]{40}(?![0-9a-z])/i],
  ['the time of a moment', /(?<!\d)\d{4}-\d{2}-\d{2}[T _]\d{2}[:h-]?\d{2}/i],
  ['the time of a moment', /(?<![0-9a-z])20\d{6}[T_]\d{4}(?:\d{2})?Z?(?![0-9a-z])/i],
  // Digits alone, to the second: the time of the day, or seconds and milliseconds since 1970.
  ['the time of a moment', /(?<![0-9a-z])(?:20\d{12}|1[6-9]\d{8}|1[6-9]\d{11})(?![0-9a-z])/i],
];

/** Finds the hash of a commit or the time of a moment in a text; a day, a month or a quarter is neither. */
export function momentIn(text: string): { readonly moment: Moment; readonly text: string } | undefined {
  for (const [moment, pattern] of MOMENTS) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { moment, text: found };
  }
  return undefined;
}
