import type { Related } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';

/** A partial spec that goes into a manifest. */
export interface Layer {
  readonly document: Document;
  /** Where in the document it stands: `spec`, or one of its environments. */
  readonly path: Path;
  /** The places that brought it in, nearest first; empty for what the manifest or a flag says itself. */
  readonly chain: readonly Related[];
}

/** A place at which a layer wrote a value. */
export interface Writing {
  readonly layer: Layer;
  /** The way from the document's root. */
  readonly path: Path;
}
