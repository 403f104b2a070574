import type { Io } from './io.ts';

/** A terminal is drawn to five times a second at most. */
export const REDRAW_MILLISECONDS = 200;

/** Whether what stderr shows can be drawn anew: on a terminal that understands it, with somebody before it. */
export function isRedrawn({ err, env }: Pick<Io, 'err' | 'env'>): boolean {
  return err.isTerminal && env['TERM'] !== 'dumb' && !env['CI'];
}
