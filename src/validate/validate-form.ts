import { invariant } from '../core/invariant.ts';
import type { JsonValue } from '../core/json.ts';
import type { KindValidators, SchemaError, Validators } from '../core/schema-validator.ts';
import { isAccepted } from './is-accepted.ts';
import type { ManifestKind } from './manifest-kind.ts';

/** All that a value has wrong by the schema of its kind, in one of its forms. */
export function validateForm(
  validators: Validators,
  { kind, form }: { readonly kind: ManifestKind; readonly form: keyof KindValidators },
  value: JsonValue | undefined,
): readonly SchemaError[] {
  if (isAccepted(value)) return [];
  const validate = validators[kind]?.[form];
  invariant(validate !== undefined, `what checks a ${kind} is there`);
  return validate(value);
}
