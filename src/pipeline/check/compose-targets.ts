import { composeManifest } from '../../compose/compose-manifest.ts';
import type { ComposedDocument } from '../../compose/composed-document.ts';
import type { FindProfile } from '../../compose/layers-of.ts';
import type { Row } from '../../compose/matrix.ts';
import { hasMatrix, rowsOf } from '../../compose/matrix.ts';
import type { UsedReference } from '../../compose/resolve-references.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Document } from '../../core/document.ts';
import type { Validators } from '../../core/schema-validator.ts';
import type { Batch, ClassifyBatch, ParseBatch } from '../../generated/types.ts';
import { validateResolved } from '../../validate/validate-resolved.ts';
import type { ChosenEnvironments, ManifestInProject } from './choose-environments.ts';
import type { TargetFinding } from './merge-findings.ts';
import { projectDefaults } from './project-defaults.ts';
import type { VariableSources } from './variables-for.ts';
import { variablesFor } from './variables-for.ts';
import { withoutRepeated } from './without-repeated.ts';

/** A manifest, composed for one environment and one row of its matrix. */
export interface ComposedTarget {
  /** Knows where each value was written. */
  readonly document: ComposedDocument;
  /** The environment, where the manifest has environments. */
  readonly environment?: string;
  /** The environment whose variables hold, also where the manifest has none: that of the project. */
  readonly composedFor?: string;
  /** The row of its matrix, where it has one. */
  readonly row?: string;
  /** The environment and the row, as findings name them. */
  readonly label: string | undefined;
  /** Where nothing is wrong with it. */
  readonly manifest: ParseBatch | ClassifyBatch | Batch | undefined;
}

/** What composing a manifest needs besides the manifest. */
export interface Composition extends VariableSources {
  readonly findProfile: FindProfile;
  readonly validators: Validators;
  /** One document for each `--set`. */
  readonly settings: readonly Document[];
}

/** All that comes of one manifest. */
export interface ComposedTargets {
  readonly targets: readonly ComposedTarget[];
  readonly findings: readonly TargetFinding[];
  readonly uses: readonly UsedReference[];
}

/** Composes a manifest for each of the chosen environments and each row of its matrix, and checks what comes out. */
export function composeTargets(
  manifest: ManifestInProject,
  { environments, areOwn }: ChosenEnvironments,
  composition: Composition,
): ComposedTargets {
  const { document } = manifest;
  const { rows, diagnostics } = rowsOf(document);
  const rowsOrNone = hasMatrix(document) ? rows : [undefined];
  const composed = environments.flatMap((environment) =>
    rowsOrNone.map((row) => composeTarget(manifest, { environment, row, areOwn }, composition)),
  );
  const ofMatrix = diagnostics.map((diagnostic) => ({ diagnostic, target: undefined }));
  return {
    targets: composed.flatMap(({ targets }) => targets),
    findings: [...ofMatrix, ...composed.flatMap(({ findings }) => findings)],
    uses: composed.flatMap(({ uses }) => uses),
  };
}

interface Target {
  readonly environment: string | undefined;
  readonly row: Row | undefined;
  /** Whether the environment is the manifest's own. */
  readonly areOwn: boolean;
}

function composeTarget(
  { document: manifest, project }: ManifestInProject,
  target: Target,
  composition: Composition,
): ComposedTargets {
  const { findProfile, settings, validators } = composition;
  const { environment, row, areOwn } = target;
  const variables = variablesFor(composition, project, target);
  const defaults = projectDefaults(project, environment);
  const composed = composeManifest({ manifest, findProfile, defaults, settings, variables, environment });
  const label = labelOf(target);
  const toFinding = (diagnostic: Diagnostic): TargetFinding => ({ diagnostic, target: label });
  if (composed.value === undefined) return { targets: [], findings: composed.diagnostics.map(toFinding), uses: [] };
  const { document, uses } = composed.value;
  const resolved = validateResolved(document, validators);
  const later = withoutRepeated(resolved.diagnostics, composed.diagnostics);
  return {
    targets: [
      {
        document,
        manifest: resolved.value,
        label,
        ...(areOwn && environment !== undefined && { environment }),
        ...(environment !== undefined && { composedFor: environment }),
        ...(row !== undefined && { row: row.id }),
      },
    ],
    findings: [...composed.diagnostics, ...later].map(toFinding),
    uses,
  };
}

/** What findings call a target. */
function labelOf({ environment, row }: Target): string | undefined {
  const parts = [environment, row?.id].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
