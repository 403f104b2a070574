import { stat } from 'node:fs/promises';

/** Counts the pages of a PDF; undefined where they cannot be told: it is damaged, or opens with a password only. */
export type CountPages = (path: string) => Promise<number | undefined>;

/** What is used of the package; it is an optional peer, so its own types may not be there. */
interface LiteParsePackage {
  readonly LiteParse: new (
    config: Readonly<Record<string, unknown>>,
  ) => { readonly parse: (path: string) => Promise<{ readonly totalPages?: number }> };
}

/** A larger file would fill the memory for a number that is only an estimate's. */
const LARGEST = 200 * 1024 * 1024;

/** Gives what counts the pages of PDFs, or undefined where LiteParse is not installed, or not for this platform. */
export async function loadPageCounter(): Promise<CountPages | undefined> {
  const name: string = '@llamaindex/liteparse';
  const loaded = await import(name).then(
    (package_: LiteParsePackage) => package_,
    () => undefined,
  );
  if (loaded === undefined) return undefined;
  // OCR would fetch its data from the network.
  const reader = new loaded.LiteParse({ ocrEnabled: false, quiet: true, maxPages: 1 });
  return async (path) => {
    if ((await stat(path)).size > LARGEST) return undefined;
    const pages = await reader.parse(path).then(
      ({ totalPages }) => totalPages,
      () => undefined,
    );
    return pages === undefined || pages < 1 ? undefined : pages;
  };
}
