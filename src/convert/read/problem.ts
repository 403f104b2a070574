import { docsOf } from '../../core/code-page.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Extent, LineMap } from '../../load/line-map.ts';
import type { ImportCode } from '../codes.ts';
import { IMPORT_CODES } from '../codes.ts';

/** Something that keeps a text from being read, by its offsets in the file. Texts of the input are not quoted in it. */
export interface Problem extends Extent {
  readonly code: ImportCode;
  readonly message: string;
  readonly help?: string;
}

/** Makes the diagnostic of a problem. */
export function reportProblem({ start, end, ...rest }: Problem, file: string, lines: LineMap): Diagnostic {
  return {
    ...rest,
    severity: IMPORT_CODES[rest.code].severity,
    origin: { kind: 'file', file, document: 0, pointer: '', span: lines.spanOf({ start, end }) },
    path: '',
    docs: docsOf(rest.code),
  };
}
