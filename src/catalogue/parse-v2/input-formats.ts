import type { FactOf } from '../entry.ts';

/** A kind of files that has settings of its own below `input_options`. */
export interface InputFormat {
  /** What a file of it is, for `no file is …`. */
  readonly name: string;
  readonly extensions: FactOf<readonly string[]>;
}

/** The extensions that the settings of each format are described for (OpenAPI: LlamaParseInputOptions). */
export const INPUT_FORMATS: Readonly<Record<string, InputFormat>> = {
  html: { name: 'a web page', extensions: described(['html', 'htm']) },
  spreadsheet: { name: 'a spreadsheet', extensions: described(['xlsx', 'xls', 'csv', 'ods']) },
  presentation: { name: 'a presentation', extensions: described(['pptx', 'ppt', 'odp', 'key']) },
  // HEIC is named by the setting alone, and not by what holds it.
  image: { name: 'an image', extensions: described(['jpg', 'jpeg', 'png', 'webp', 'heic', 'heif']) },
};

function described(extensions: readonly string[]): FactOf<readonly string[]> {
  return { value: extensions, basis: 'documented', source: 'openapi' };
}
