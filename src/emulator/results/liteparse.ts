import { Failure } from '../../core/failure.ts';

/** A page as LiteParse gives it. */
export interface LitePage {
  readonly pageNum: number;
  readonly text: string;
  readonly markdown: string;
}

/** Reads a PDF; `targetPages` counts from 1. */
export type ReadPdf = (path: string, targetPages: string | undefined) => Promise<readonly LitePage[]>;

/** Gives a reader of PDFs, or undefined where LiteParse is not installed. */
export type LoadLiteParse = () => Promise<ReadPdf | undefined>;

/** The ending of the files that it is asked to read. */
export const PDF_ENDING = '.pdf';

/** What is used of the package; it is an optional peer, so its own types may not be there. */
interface LiteParsePackage {
  readonly LiteParse: new (
    config: Readonly<Record<string, unknown>>,
  ) => { readonly parse: (path: string) => Promise<{ readonly pages: readonly LitePage[] }> };
}

/**
 * Loads `@llamaindex/liteparse`. OCR is off: it would fetch its data from the network. Throws where the package is there
 * without the binary of this platform.
 */
export const loadLiteParse: LoadLiteParse = async () => {
  const name: string = '@llamaindex/liteparse';
  let loaded: LiteParsePackage;
  try {
    loaded = (await import(name)) as LiteParsePackage;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    const hint = 'Install it again, or remove it: the text of a PDF is then a placeholder.';
    throw new Failure('io', `\`${name}\` cannot be loaded: ${error.message}`, { hint, cause: error });
  }
  return async (path, targetPages) => {
    const config = { ocrEnabled: false, quiet: true, outputFormat: 'markdown', continueOnPageError: true };
    const parser = new loaded.LiteParse({ ...config, ...(targetPages !== undefined && { targetPages }) });
    return (await parser.parse(path)).pages;
  };
};
