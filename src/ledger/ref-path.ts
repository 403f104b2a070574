/** Where everything of a ledger is in a repository. */
const ROOT = 'refs/parsebatch';

/** How many parts of a path make the ref: down to the batch, or the first where it is not about one. */
const PARTS_OF_BATCH = 5;

/** A path of the ledger as a ref and the path of a file in its tree. */
export interface RefPath {
  readonly ref: string;
  readonly file: string;
}

/** Where a path of the ledger is in a repository. */
export function refPathOf(path: string): RefPath {
  const parts = path.split('/');
  const length = partsOfRef(parts);
  return { ref: [ROOT, ...parts.slice(0, length)].join('/'), file: parts.slice(length).join('/') };
}

/** The path of the ledger that a file of a ref's tree has. */
export function pathOf({ ref, file }: RefPath): string {
  return `${ref.slice(ROOT.length + 1)}/${file}`;
}

/** What to fetch for all paths below a folder; of a batch also those whose names go on. */
export function patternOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  const length = partsOfRef(parts);
  const known = [ROOT, ...parts.slice(0, length)].join('/');
  return parts.length >= length && parts.length > 0 ? `${known}*` : `${known}/*`;
}

function partsOfRef([first]: readonly string[]): number {
  return first === 'v1' ? PARTS_OF_BATCH : 1;
}
