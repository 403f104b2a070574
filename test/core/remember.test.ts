import { describe, expect, test } from 'vitest';
import { remember } from '../../src/core/remember.ts';

describe('remember', () => {
  test('finds each key once, also while it is being found', async () => {
    const asked: string[] = [];
    const find = remember((key: string) => {
      asked.push(key);
      return Promise.resolve(key.toUpperCase());
    });
    expect(await Promise.all([find('a'), find('b'), find('a')])).toEqual(['A', 'B', 'A']);
    expect(await find('a')).toBe('A');
    expect(asked).toEqual(['a', 'b']);
  });

  test('fails for everyone who asks', async () => {
    const find = remember((key: string) => Promise.reject(new Error(key)));
    await expect(find('a')).rejects.toThrow('a');
    await expect(find('a')).rejects.toThrow('a');
  });
});
