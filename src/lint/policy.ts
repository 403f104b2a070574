import type { Related } from '../core/diagnostic.ts';
import type { ProjectPolicy } from '../generated/types.ts';
import type { ProjectSettings } from '../project/settings.ts';

/** A list of the project file that says what alone may be. */
export interface AllowedList {
  readonly values: readonly string[];
  /** The list, for `related`. */
  readonly related: readonly Related[];
  /** The list in words: what to write. */
  readonly help: string;
}

type ListName = Exclude<keyof ProjectPolicy, 'max_credits_per_page'>;

/** A list of the policy; undefined where the project file has none. One that is empty allows nothing. */
export function allowedList({ policy, documentOf }: ProjectSettings, name: ListName): AllowedList | undefined {
  const values = policy[name];
  if (values == null) return undefined;
  const origin = documentOf('policy')?.originOf(['policy', name], 'key');
  const listed = values.map((value) => `\`${value}\``).join(', ');
  return {
    values,
    related: origin === undefined ? [] : [{ message: 'the policy is here', origin }],
    help: values.length === 0 ? `\`${name}\` of the project file allows none.` : `Use one of ${listed}.`,
  };
}
