/** Hashes UTF-8 text to lower-case hex. Handed in, so that the stages up to compile stay free of node modules. */
export type HashText = (algorithm: 'sha1' | 'sha256', bytes: Uint8Array) => string;

/** A hash of bytes that come piece by piece; SHA-256 in lower-case hex. Begun anew for each run of bytes. */
export type BeginHash = () => {
  readonly add: (bytes: Uint8Array) => void;
  readonly end: () => string;
};
