/** One commit to be made: files that are added to a parent's, or taken away. */
export interface Change {
  /** Undefined where the ref has none yet. */
  readonly parent: string | undefined;
  readonly message: string;
  readonly added: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  readonly removed: readonly string[];
}

/** What `git fast-import` makes commits of, and names each: no index is needed, and no setting of a user's name. */
export function commitStream(changes: readonly Change[]): Uint8Array {
  const parts = changes.flatMap(({ parent, message, added, removed }, index): readonly (string | Uint8Array)[] => [
    `commit refs/local/${index}\nmark :${index + 1}\ncommitter parsebatch <parsebatch@localhost> now\n`,
    `data ${Buffer.byteLength(message)}\n${message}\n`,
    parent === undefined ? '' : `from ${parent}\n`,
    ...removed.map((path) => `D ${path}\n`),
    ...added.flatMap(({ path, bytes }) => [`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n']),
    `\nget-mark :${index + 1}\n`,
  ]);
  const bytes = ['feature done\n', ...parts, 'done\n'].map((part) =>
    typeof part === 'string' ? Buffer.from(part) : part,
  );
  return Buffer.concat(bytes);
}
