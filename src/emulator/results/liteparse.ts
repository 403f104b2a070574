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

/** What is used of the package; it is an optional peer, so its own types may not be there. */
interface LiteParsePackage {
  readonly LiteParse: new (
    config: Readonly<Record<string, unknown>>,
  ) => { readonly parse: (path: string) => Promise<{ readonly pages: readonly LitePage[] }> };
}

/** Loads `@llamaindex/liteparse`. OCR is off: it would fetch its data from the network. */
export const loadLiteParse: LoadLiteParse = async () => {
  const name: string = '@llamaindex/liteparse';
  let loaded: LiteParsePackage;
  try {
    loaded = (await import(name)) as LiteParsePackage;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
  return async (path, targetPages) => {
    const config = { ocrEnabled: false, quiet: true, outputFormat: 'markdown', continueOnPageError: true };
    const parser = new loaded.LiteParse({ ...config, ...(targetPages !== undefined && { targetPages }) });
    return (await parser.parse(path)).pages;
  };
};
