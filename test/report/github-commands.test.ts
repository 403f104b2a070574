import { describe, expect, test } from 'vitest';
import { escapeCommandData, maskCommands } from '../../src/report/github-commands.ts';

describe('the commands that cover secrets in a log of GitHub Actions', () => {
  test('name each value once, a line each', () => {
    expect(maskCommands(['sk-1', 'b', 'sk-1'])).toBe('::add-mask::sk-1\n::add-mask::b\n');
    expect(maskCommands([])).toBe('');
  });

  test('cover a value of several lines line by line, as the log shows it', () => {
    const key = '-----BEGIN KEY-----\r\n  abcdef\n\r\n}\n-----END KEY-----\n';
    expect(maskCommands([key])).toBe(
      '::add-mask::-----BEGIN KEY-----\n::add-mask::abcdef\n::add-mask::-----END KEY-----\n',
    );
  });

  test('cover no empty text, which would cover everything', () => {
    expect(maskCommands(['', ' \n', '\r\n\r\n'])).toBe('');
  });

  test('escape what the runner takes out again', () => {
    expect(maskCommands(['100%25 %0A::warning::x'])).toBe('::add-mask::100%2525 %250A::warning::x\n');
    expect(escapeCommandData('a%b\r\nc')).toBe('a%25b%0D%0Ac');
  });

  test.each(['a\nb', 'a\rb', '%0A::set-env::x', 'x\u2028y', '::stop-commands::z'])(
    'hold no line of the value %j that is a command of its own',
    (value) => {
      const lines = maskCommands([value.padEnd(40, '.')])
        .split('\n')
        .filter(Boolean);
      expect(lines.filter((line) => !line.startsWith('::add-mask::'))).toEqual([]);
    },
  );
});
