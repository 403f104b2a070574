/** Why an item of `extends` leads to no profile. */
export type ExtendsProblem =
  | 'absolute'
  | 'url'
  | 'outside'
  | 'link-outside'
  | 'missing'
  | 'not-a-file'
  | 'unreadable'
  | 'no-profile'
  | 'other-kind'
  | 'other-api'
  | 'several'
  | 'no-such-name'
  | 'cycle'
  | 'too-deep';

/** What is said about a problem: `reference` is the text under `extends`, and profiles of `profileKind` are looked for. */
export function describeExtendsProblem(
  problem: ExtendsProblem,
  reference: string,
  profileKind: string,
): { readonly message: string; readonly help: string } {
  const { says, help } = PROBLEMS[problem];
  return { message: `\`${reference}\` ${says}.`, help: help.replaceAll('PROFILE', `\`${profileKind}\``) };
}

interface Description {
  readonly says: string;
  readonly help: string;
}

const RELATIVE = 'Write a path relative to this file.';
const INSIDE = 'Extend files below the root of the project: the directory of its project file, or of its repository.';
const ANOTHER = 'Correct the path: it is relative to this file.';

const PROBLEMS: Readonly<Record<ExtendsProblem, Description>> = {
  absolute: { says: 'is an absolute path', help: RELATIVE },
  url: { says: 'is an address; profiles are files of the project', help: RELATIVE },
  outside: { says: 'leads out of the project', help: INSIDE },
  'link-outside': { says: 'leads out of the project through a symbolic link', help: INSIDE },
  missing: { says: 'does not exist', help: ANOTHER },
  'not-a-file': { says: 'is not a file', help: ANOTHER },
  unreadable: { says: 'cannot be read', help: 'Look at its permissions.' },
  'no-profile': { says: 'holds no profile', help: 'Extend a file with a PROFILE.' },
  'other-kind': {
    says: 'is not a profile',
    help: 'Only a PROFILE can be extended: move what is shared into one.',
  },
  'other-api': {
    says: 'is a profile for batches of the other API',
    help: 'Only a PROFILE can be extended here: the settings of the two APIs differ.',
  },
  several: { says: 'holds several profiles', help: 'Say which one: `FILE#name`.' },
  'no-such-name': {
    says: 'names no profile of that file',
    help: 'Write the `metadata.name` of a profile behind the `#`.',
  },
  cycle: { says: 'extends what extends it', help: 'Take one of the two out.' },
  'too-deep': { says: 'is the ninth profile in a row', help: 'Let profiles extend at most eight deep.' },
};
