/** Hashes UTF-8 text to lower-case hex. Handed in, so that the stages up to compile stay free of node modules. */
export type HashText = (algorithm: 'sha1' | 'sha256', bytes: Uint8Array) => string;
