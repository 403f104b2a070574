import type { CorpusName } from './corpora.ts';
import type { ToolName } from './tools.ts';

/** A figure: how long one tool takes over a corpus in relation to what it is measured against. */
export interface Comparison {
  readonly tool: ToolName;
  readonly corpus: CorpusName;
  readonly against: ToolName;
  /** The corpus of the other tool, where that is another one. */
  readonly againstCorpus?: CorpusName;
  /** The ratio of the wall clock to reach. */
  readonly most?: number;
}

/** The figures that are promised, and some that put them into proportion. */
export const COMPARISONS: readonly Comparison[] = [
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'node -e 0', most: 1.5 },
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'sourcemeta by npm', most: 0.8 },
  { tool: 'parsebatch validate', corpus: 'one valid file', against: 'ajv-cli', most: 0.15 },
  { tool: 'parsebatch validate', corpus: 'one file with a mistake', against: 'node -e 0', most: 2 },
  { tool: 'parsebatch lint', corpus: 'one valid file', against: 'node -e 0', most: 2.5 },
  { tool: 'parsebatch validate', corpus: '100 valid files', against: 'ajv-cli' },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'ajv-cli', most: 0.3 },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'sourcemeta by npm', most: 1.1 },
  { tool: 'parsebatch validate', corpus: '1,000 valid files', against: 'reading the bytes' },
  { tool: 'parsebatch validate', corpus: '1,000 files, 5 % with a mistake', against: '@jirutka/ajv-cli', most: 0.15 },
  { tool: 'parsebatch lint', corpus: '1,000 valid files', against: 'Spectral', most: 0.02 },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'ajv-cli', most: 0.4 },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'sourcemeta, the binary', most: 1 },
  { tool: 'parsebatch validate', corpus: '10,000 valid files', against: 'js-yaml events alone' },
  { tool: 'parsebatch lint --cache', corpus: '10,000 valid files', against: 'sourcemeta, the binary', most: 0.2 },
  { tool: 'parsebatch lint --cache', corpus: '10,000 valid files', against: 'reading the bytes' },
  {
    tool: 'parsebatch validate',
    corpus: '10,000 files, 5 % with a mistake',
    against: 'parsebatch validate',
    againstCorpus: '10,000 valid files',
    most: 1.5,
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
