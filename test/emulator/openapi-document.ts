import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The published document; it is no part of this repository. */
export const OPENAPI_DOCUMENT = join(import.meta.dirname, '../../../shared/api/llamacloud-openapi-2026-08-20.json');

/** Where it is not at hand, what is held against it is skipped. */
export const hasOpenApiDocument = existsSync(OPENAPI_DOCUMENT);
