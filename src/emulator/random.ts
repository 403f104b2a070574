import { randomInt } from 'node:crypto';

/** Gives numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** The randomness of the machine. */
export const systemRandom: Random = () => randomInt(2 ** 32) / 2 ** 32;

/** The same numbers for the same seed: a linear congruential generator of 32 bits, whose low bits are left unused. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A random UUID (version 4). */
export function newUuid(random: Random): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(random() * 256));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
