import type { Rule } from '../rule.ts';
import { consistentImageOutput } from './consistent-image-output.ts';
import { consistentLanguage } from './consistent-language.ts';
import { knownModel } from './known-model.ts';
import { noConflictingModes } from './no-conflicting-modes.ts';
import { noDuplicateLanguage } from './no-duplicate-language.ts';
import { noIgnoredParameter } from './no-ignored-parameter.ts';
import { noLegacyMode } from './no-legacy-mode.ts';
import { noPlaintextSecret } from './no-plaintext-secret.ts';
import { noPresetOverride } from './no-preset-override.ts';
import { noUnknownTierVersion } from './no-unknown-tier-version.ts';
import { noUnpinnedVersion } from './no-unpinned-version.ts';
import { noZeroMaxPages } from './no-zero-max-pages.ts';
import { requireCompanionParameter } from './require-companion-parameter.ts';
import { requireTierVersion } from './require-tier-version.ts';
import { suspiciousPageBase } from './suspicious-page-base.ts';
import { undeclaredSecret } from './undeclared-secret.ts';
import { validBoundingBox } from './valid-bounding-box.ts';
import { validJsonString } from './valid-json-string.ts';
import { validPagePlaceholder } from './valid-page-placeholder.ts';
import { validRegex } from './valid-regex.ts';
import { validTargetPages } from './valid-target-pages.ts';
import { validTimeout } from './valid-timeout.ts';

/** Every rule, in the order in which `parsebatch rules` lists them. */
export const RULES: readonly Rule[] = [
  // modes
  noConflictingModes,
  noIgnoredParameter,
  requireCompanionParameter,
  requireTierVersion,
  noUnknownTierVersion,
  noPresetOverride,
  noLegacyMode,
  knownModel,
  noUnpinnedVersion,
  // values
  validTargetPages,
  validBoundingBox,
  validJsonString,
  validPagePlaceholder,
  consistentLanguage,
  noDuplicateLanguage,
  consistentImageOutput,
  validTimeout,
  noZeroMaxPages,
  suspiciousPageBase,
  validRegex,
  // secrets
  noPlaintextSecret,
  undeclaredSecret,
  // webhooks
  // output
  // source
  // money
  // policy
];
