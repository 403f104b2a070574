import { expect, it } from 'vitest';
import { Failure } from '../../src/core/failure.ts';
import { fileFailure } from '../../src/files/file-failure.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: an error`), { code });
}

it('gives a plain reason and keeps the cause', () => {
  const cause = systemError('EACCES');
  expect(fileFailure('read', 'x', cause)).toMatchObject({
    code: 'io',
    message: 'Cannot read `x`: permission denied',
    cause,
  });
});

it('tells what is absent from what cannot be read, but not when writing', () => {
  expect(fileFailure('read', 'x', systemError('ENOTDIR'))).toMatchObject({ code: 'not-found' });
  expect(fileFailure('write', 'x', systemError('ENOTDIR'))).toMatchObject({ code: 'io' });
});

it('names an error that it has no words for', () => {
  expect(fileFailure('write', 'x', systemError('EWEIRD')).message).toBe('Cannot write `x`: EWEIRD');
});

it('leaves a failure as it is and throws a bug on', () => {
  const failure = new Failure('io', 'as it is');
  expect(fileFailure('read', 'x', failure)).toBe(failure);
  expect(() => fileFailure('read', 'x', new TypeError('a bug'))).toThrow(TypeError);
});
