/** Where the catalogue's facts come from; each fact names one of these. */
export const SOURCES = {
  openapi: 'OpenAPI document of the Llama Platform 0.1.0, copy of 2026-08-20',
} as const satisfies Record<string, string>;

export type SourceId = keyof typeof SOURCES;
