import { docsOf } from '../core/code-page.ts';
import type { Diagnostic, Related } from '../core/diagnostic.ts';
import type { FileOrigin } from '../core/origin.ts';
import type { Path } from '../core/path.ts';
import type { Extent } from '../load/line-map.ts';
import type { ImportCode } from './codes.ts';
import { IMPORT_CODES } from './codes.ts';

interface Finding {
  readonly code: ImportCode;
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly Related[];
}

/** What is wrong at a path of the JSON. Texts of the input are not quoted in it: any of them may be a credential. */
export interface ImportFinding extends Finding {
  readonly path: Path;
}

/** What keeps a text from being read, by its offsets in the file. */
export interface Problem extends Finding, Extent {}

/** Makes the diagnostic of what is wrong at a place. */
export function report({ code, message, help, related }: Finding, origin: FileOrigin): Diagnostic {
  const { severity } = IMPORT_CODES[code];
  const rest = { ...(help !== undefined && { help }), ...(related !== undefined && { related }) };
  return {
    code,
    severity,
    message,
    ...rest,
    origin,
    document: { index: origin.document },
    path: origin.pointer,
    docs: docsOf(code),
  };
}
