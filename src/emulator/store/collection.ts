/** Records by id, in the order in which they were made. */
export interface Collection<T extends { readonly id: string }> {
  readonly get: (id: string) => T | undefined;
  readonly put: (record: T) => void;
  readonly remove: (id: string) => void;
  readonly all: () => Iterable<T>;
}

/** A collection in memory that tells of each change. */
export function collection<T extends { readonly id: string }>(
  records: Map<string, T>,
  onChange: (id: string, record: T | null) => void,
): Collection<T> {
  return {
    get: (id) => records.get(id),
    put: (record) => {
      records.set(record.id, record);
      onChange(record.id, record);
    },
    remove: (id) => {
      if (records.delete(id)) onChange(id, null);
    },
    all: () => records.values(),
  };
}
