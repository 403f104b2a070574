import type { Rule } from '../rule.ts';
import { allowedBucket } from './allowed-bucket.ts';
import { allowedMode } from './allowed-mode.ts';
import { allowedProject } from './allowed-project.ts';
import { allowedWebhookHost } from './allowed-webhook-host.ts';
import { consistentImageOutput } from './consistent-image-output.ts';
import { consistentLanguage } from './consistent-language.ts';
import { knownModel } from './known-model.ts';
import { knownOutput } from './known-output.ts';
import { matchingIdKind } from './matching-id-kind.ts';
import { maxCreditsPerPage } from './max-credits-per-page.ts';
import { mixedWebhookKinds } from './mixed-webhook-kinds.ts';
import { noBroadAutoTrigger } from './no-broad-auto-trigger.ts';
import { noConflictingModes } from './no-conflicting-modes.ts';
import { noConstantFilePartition } from './no-constant-file-partition.ts';
import { noDuplicateItem } from './no-duplicate-item.ts';
import { noDuplicateLanguage } from './no-duplicate-language.ts';
import { noDuplicateName } from './no-duplicate-name.ts';
import { noDuplicateWebhook } from './no-duplicate-webhook.ts';
import { noForcedReparse } from './no-forced-reparse.ts';
import { noIdleAutoRule } from './no-idle-auto-rule.ts';
import { noIdleInputOption } from './no-idle-input-option.ts';
import { noIgnoredParameter } from './no-ignored-parameter.ts';
import { noImpossibleEvent } from './no-impossible-event.ts';
import { noInternalParameter } from './no-internal-parameter.ts';
import { noLegacyMode } from './no-legacy-mode.ts';
import { noLostResults } from './no-lost-results.ts';
import { noModelLeftOpen } from './no-model-left-open.ts';
import { noPageSizeWithoutDirectory } from './no-page-size-without-directory.ts';
import { noPerFileParameter } from './no-per-file-parameter.ts';
import { noPlaintextSecret } from './no-plaintext-secret.ts';
import { noPresetOverride } from './no-preset-override.ts';
import { noPrivateWebhookHost } from './no-private-webhook-host.ts';
import { noProjectIdConflict } from './no-project-id-conflict.ts';
import { noReadableWebhookSecret } from './no-readable-webhook-secret.ts';
import { noRedundantDefault } from './no-redundant-default.ts';
import { noReservedHeader } from './no-reserved-header.ts';
import { noSharedS3Prefix } from './no-shared-s3-prefix.ts';
import { noSharedSource } from './no-shared-source.ts';
import { noUnknownTierVersion } from './no-unknown-tier-version.ts';
import { noUnpinnedVersion } from './no-unpinned-version.ts';
import { noVolatileValue } from './no-volatile-value.ts';
import { noZeroMaxPages } from './no-zero-max-pages.ts';
import { requireCompanionParameter } from './require-companion-parameter.ts';
import { requireHttpsWebhook } from './require-https-webhook.ts';
import { requirePageCap } from './require-page-cap.ts';
import { requireS3Region } from './require-s3-region.ts';
import { requireTierVersion } from './require-tier-version.ts';
import { requireTrailingSlash } from './require-trailing-slash.ts';
import { requireWebhookOutputFormat } from './require-webhook-output-format.ts';
import { requireWebhookSignature } from './require-webhook-signature.ts';
import { suspiciousPageBase } from './suspicious-page-base.ts';
import { undeclaredSecret } from './undeclared-secret.ts';
import { validBoundingBox } from './valid-bounding-box.ts';
import { validCropBox } from './valid-crop-box.ts';
import { validJsonString } from './valid-json-string.ts';
import { validPagePlaceholder } from './valid-page-placeholder.ts';
import { validRegex } from './valid-regex.ts';
import { validS3Prefix } from './valid-s3-prefix.ts';
import { validTargetPages } from './valid-target-pages.ts';
import { validTimeout } from './valid-timeout.ts';
import { validWebhookUrl } from './valid-webhook-url.ts';

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
  noIdleAutoRule,
  // values
  validTargetPages,
  validBoundingBox,
  validCropBox,
  validJsonString,
  validPagePlaceholder,
  consistentLanguage,
  noDuplicateLanguage,
  consistentImageOutput,
  validTimeout,
  noZeroMaxPages,
  suspiciousPageBase,
  validRegex,
  noIdleInputOption,
  // secrets
  noPlaintextSecret,
  undeclaredSecret,
  noReadableWebhookSecret,
  // webhooks
  requireHttpsWebhook,
  noPrivateWebhookHost,
  validWebhookUrl,
  noImpossibleEvent,
  noDuplicateWebhook,
  requireWebhookOutputFormat,
  noReservedHeader,
  mixedWebhookKinds,
  requireWebhookSignature,
  // output
  validS3Prefix,
  noSharedS3Prefix,
  noConstantFilePartition,
  requireS3Region,
  noLostResults,
  requireTrailingSlash,
  knownOutput,
  // source
  noPerFileParameter,
  noInternalParameter,
  noDuplicateName,
  noDuplicateItem,
  matchingIdKind,
  noSharedSource,
  noProjectIdConflict,
  noVolatileValue,
  noPageSizeWithoutDirectory,
  // money
  maxCreditsPerPage,
  requirePageCap,
  noModelLeftOpen,
  noBroadAutoTrigger,
  noForcedReparse,
  noRedundantDefault,
  // policy
  allowedBucket,
  allowedWebhookHost,
  allowedMode,
  allowedProject,
];
