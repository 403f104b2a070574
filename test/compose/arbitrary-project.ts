import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';

/** A manifest or a profile. */
export interface Source {
  /** Indexes of profiles, each behind this one's own: nothing goes in a ring. */
  readonly extended: readonly number[];
  readonly spec: JsonObject;
  readonly environments: JsonObject;
}

/** A manifest and what it extends. */
export interface Project {
  readonly manifest: Source;
  readonly profiles: readonly Source[];
  /** Chooses how all that is written. */
  readonly seed: number;
}

/** How a manifest is composed. */
export interface Target {
  readonly environment: string | undefined;
  readonly settings: readonly { readonly path: readonly string[]; readonly value: JsonValue }[];
}

const TOP_KEYS = ['parameters', 'unchecked_parameters', 'rerun'];
const KEYS = ['a', 'c/d', '~e', '0', 'extends'];
const TEXTS = ['', 'text', '007', 'null', 'true', 'a b: c #', '$5', '$${x}', 'two\nlines', "it's", 'é'];

const scalar = fc.constantFrom<JsonValue>(null, true, false, 0, 7, -1.5, ...TEXTS);
const { mapping } = fc.letrec<{ node: JsonValue; mapping: JsonObject }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    { arbitrary: scalar, weight: 2 },
    { arbitrary: fc.constant(null), weight: 3 },
    { arbitrary: fc.array(fc.oneof(scalar, fc.constant({ a: 1 })), { maxLength: 3 }), weight: 3 },
    { arbitrary: tie('mapping'), weight: 6 },
  ),
  mapping: fc.dictionary(fc.constantFrom(...KEYS), tie('node'), { maxKeys: 3, noNullPrototype: true }),
}));
const spec = fc.dictionary(
  fc.constantFrom(...TOP_KEYS),
  fc.oneof(
    { arbitrary: scalar, weight: 1 },
    { arbitrary: fc.constant(null), weight: 1 },
    { arbitrary: mapping, weight: 6 },
  ),
  { maxKeys: 3, noNullPrototype: true },
);
const source = fc.record({
  extended: fc.array(fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat(7), weight: 2 }), {
    maxLength: 3,
  }),
  spec,
  environments: fc.dictionary(fc.constantFrom('staging', 'production'), spec, { maxKeys: 2, noNullPrototype: true }),
});

/** Eight profiles of which each extends the next. */
const deepProfiles = fc
  .array(source, { minLength: 8, maxLength: 8 })
  .map((profiles) => profiles.map((profile) => ({ ...profile, extended: [...profile.extended.slice(1), 0] })));

const path = fc
  .tuple(fc.constantFrom(...TOP_KEYS), fc.array(fc.constantFrom(...KEYS), { maxLength: 2 }))
  .map(([top, keys]) => [top, ...keys]);

/** Projects in which every way that layers can meet occurs, and profiles extend each other up to eight deep. */
export const arbitraryProject: fc.Arbitrary<Project> = fc
  .record({
    manifest: source,
    profiles: fc.oneof(fc.array(source, { maxLength: 8, size: 'max' }), deepProfiles),
    seed: fc.nat(),
  })
  .map(({ manifest, profiles, ...rest }) => ({
    ...rest,
    manifest: behind(manifest, -1, profiles.length),
    profiles: profiles.map((profile, index) => behind(profile, index, profiles.length)),
  }));

/** All environments, and one that no file lists, each with flags or without. */
export const arbitraryTargets: fc.Arbitrary<readonly Target[]> = fc.tuple(
  ...[undefined, 'staging', 'production', 'nowhere'].map((environment) =>
    fc.record({
      environment: fc.constant(environment),
      settings: fc.array(fc.record({ path, value: scalar }), { maxLength: 3 }),
    }),
  ),
);

/** Makes of steps forward what profiles there are. */
function behind(from: Source, index: number, length: number): Source {
  const left = length - index - 1;
  return { ...from, extended: left === 0 ? [] : from.extended.map((step) => index + 1 + (step % left)) };
}
