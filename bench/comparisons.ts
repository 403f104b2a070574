import type { CorpusName } from './corpora.ts';
import type { ToolName } from './tools.ts';

/** A figure: how long one tool takes over a corpus in relation to what it is measured against. */
export interface Comparison {
  readonly tool: ToolName;
  readonly corpus: CorpusName;
  readonly against: ToolName;
  /** The corpus of the other tool, where that is another one. */
  readonly againstCorpus?: CorpusName;
  /** What is compared: the wall clock, without it. */
  readonly of?: 'peak memory';
  /** The ratio to reach. */
  readonly most?: number;
  /** Why it is not reached, where it is not. */
  readonly why?: string;
}

/** The figures that are promised, and some that put them into proportion. */
export const COMPARISONS: readonly Comparison[] = [
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'node -e 0', most: 1.5 },
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'sourcemeta by npm', most: 0.8 },
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'ajv-cli', most: 0.15 },
  {
    tool: 'parsebatch validate',
    corpus: 'one file with a mistake',
    against: 'node -e 0',
    most: 2,
    why: 'to say what a key was meant to be takes the catalogue, the validators of the kind and what composes manifests: 350 KB, and reading these is nearly half of what a mistake adds',
  },
  {
    tool: 'parsebatch lint',
    corpus: 'one valid file',
    against: 'node -e 0',
    most: 2.5,
    why: '58 rules and the catalogue are 540 KB, and reading these is more than half of what linting adds to the start of node',
  },
  { tool: 'parsebatch validate', corpus: '100 valid files', against: 'ajv-cli' },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'ajv-cli', most: 0.3 },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'sourcemeta by npm', most: 1.1 },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'reading the bytes' },
  {
    tool: 'parsebatch validate',
    corpus: '1,000 files, 5 % with a mistake',
    against: '@jirutka/ajv-cli',
    most: 0.15,
    why: '50 mistakes take 60 ms, most of it to read the code for them and to run it for the first time',
  },
  { tool: 'parsebatch lint', corpus: '1,000 valid files', against: 'Spectral', most: 0.02 },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'ajv-cli', most: 0.4 },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'sourcemeta, the binary', most: 1 },
  {
    tool: 'parsebatch validate',
    corpus: '10,000 valid files',
    against: 'sourcemeta, the binary',
    of: 'peak memory',
    most: 0.6,
  },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'js-yaml events alone' },
  {
    tool: 'parsebatch lint --cache',
    corpus: '10,000 valid files',
    against: 'sourcemeta, the binary',
    most: 0.2,
    why: 'every file is opened, read and hashed each time, since a time stamp may lie; see what reading alone takes',
  },
  { tool: 'parsebatch lint --cache', corpus: '10,000 valid files', against: 'reading the bytes' },
  {
    tool: 'parsebatch validate',
    corpus: '10,000 files, 5 % with a mistake',
    against: 'parsebatch validate',
    againstCorpus: '10,000 valid files',
    most: 1.5,
    why: 'a mistake takes 0.5 ms, to be composed, placed, covered and shown, where a valid file takes 0.03',
  },
  {
    tool: 'parsebatch validate',
    corpus: '1,000 files in other words of YAML',
    against: 'parsebatch validate',
    againstCorpus: '1,000 valid files',
    most: 1.5,
  },
  { tool: 'parsebatch compile', corpus: '1,000 valid files', against: 'parsebatch lint' },
  { tool: 'parsebatch validate', corpus: '10 MB of documents', against: 'the yaml package alone', most: 0.25 },
];
