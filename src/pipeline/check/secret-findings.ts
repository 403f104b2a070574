import { secrecyInManifest } from '../../catalogue/secrets.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { SECRET_NAME } from '../../core/mask.ts';
import { parsePointer } from '../../core/path.ts';

/** Whether a finding is about a credential, or about a place in a manifest that may hold one. */
export function isSecretFinding({ code, path }: Diagnostic): boolean {
  const parts = parsePointer(path);
  return (
    SECRET_NAME.test(code) ||
    parts.some((part) => SECRET_NAME.test(part)) ||
    parts.some((_, index) => secrecyInManifest(parts.slice(0, index + 1)) !== undefined)
  );
}
