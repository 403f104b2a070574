import { describe, expect, test } from 'vitest';
import type { ExitCode } from '../../src/cli/exit-code.ts';
import { EXIT, gravest } from '../../src/cli/exit-code.ts';

/** The order in which codes outweigh each other; 64 and 66 end a command before there could be another. */
const ORDER: readonly ExitCode[] = [70, 130, 143, 4, 77, 78, 5, 74, 69, 75, 3, 1, 2, 0];

describe('the exit code of a command with several outcomes', () => {
  test.each(ORDER.slice(1).map((code, index) => [ORDER[index], code] as const))(
    'is %i rather than %i',
    (heavy, light) => {
      expect(heavy !== undefined && gravest([light, heavy, EXIT.ok])).toBe(heavy);
    },
  );

  test('is decided for every code that leaves others a chance', () => {
    const early: readonly ExitCode[] = [EXIT.usage, EXIT.noInput];
    expect(Object.values(EXIT).filter((code) => !ORDER.includes(code))).toEqual(early);
  });
});
