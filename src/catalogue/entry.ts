import type { JsonValue } from '../core/json.ts';
import type { SourceId } from './sources.ts';

/**
 * What the settings of the catalogue belong to: the request that creates a v1 parse batch, the job of a v1 classify batch
 * (OpenAPI: ClassifyJob), the parse configuration of the v2 API (ParseV2Parameters), and the request that creates a v2 batch
 * (BatchCreateRequest).
 */
export type Job = 'parse-v1' | 'classify-v1' | 'parse-v2' | 'batch-v2';

/** How a fact is known: stated in prose, stated by a schema, or concluded by us. Only the first two carry errors. */
export type Basis = 'documented' | 'schema' | 'inference';

/** A fact with what it rests on. */
export interface Fact {
  readonly basis: Basis;
  readonly source: SourceId;
}

/** A fact that says one thing. */
export interface FactOf<T> extends Fact {
  readonly value: T;
}

/**
 * What a value looks like on the wire. `object` is free-form; `mapping` holds strings under free keys (or the keys of
 * `enum`); `record` and `records` (a sequence of them) have entries of their own below; `strings` and `integers` are
 * sequences; the one value of a `const` is its default.
 */
export type Kind =
  | 'boolean'
  | 'string'
  | 'number'
  | 'integer'
  | 'object'
  | 'mapping'
  | 'record'
  | 'records'
  | 'strings'
  | 'integers'
  | 'const';

/** One value of a closed set. */
export interface EnumValue {
  readonly value: string;
  /** What the value means, in one line, where a source says so. */
  readonly summary?: string;
  /** The first release that has it, where not all have. */
  readonly since?: Since;
}

/**
 * The first release of the official TypeScript SDK that knows a name, or `document` for what only the OpenAPI
 * document has. Absent for what the oldest SDK compared has already: 2.8.0 for v1. SDK 2.16.0 is newer than the document.
 */
export type Since = '2.11.0' | '2.13.0' | '2.15.0' | '2.16.0' | 'document';

/**
 * When something holds. With `equals`: the setting is written with that value, or holds each item of that list. Without:
 * it is set, and `false`, `null`, `""` and `[]` count as not set. `parameter` is a parameter's wire name or, for what is
 * not a parameter and for all of v2, a JSON pointer into the body.
 */
export type Condition =
  | { readonly parameter: string; readonly equals?: JsonValue }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** What a setting needs beside it, or excludes. */
export interface Relation extends Fact {
  readonly when: Condition;
  /** What happens otherwise, in one line, where a source says so. */
  readonly effect?: string;
  /** Of two settings that exclude each other, the one that counts for nothing; absent where that is not known. */
  readonly ignored?: 'this' | 'other';
  /** The one that counts for nothing is not to be had beside the other, by the documentation: it may be refused as well. */
  readonly isUnavailable?: true;
}

/** What takes a setting's place. */
export interface Successor extends Fact {
  /** The settings to write instead, as text for the reader; absent where nothing takes its place. */
  readonly replacement?: string;
}

/**
 * The setting's counterpart in the v2 API. The pointer leads into the parse configuration (OpenAPI: ParseV2Parameters);
 * `/source_directory_id` and `/config…` are fields of the request that creates the batch, `?…` is a query parameter of it.
 */
export type Counterpart =
  | (Fact & {
      readonly pointer: string;
      readonly transform: TransformName;
      /** What a flag that is true, or a constant, becomes. */
      readonly value?: JsonValue;
      /** What has to be set beside it once it is true. */
      readonly beside?: { readonly pointer: string; readonly value: JsonValue };
      /** The transform in words, where it is more than a copy. */
      readonly how?: string;
    })
  | (Fact & {
      readonly removed: string;
      /** The value that says what v2 does anyway; `always` where no value changes what comes out. */
      readonly harmless?: JsonValue;
    });

/** What turns a value of v1 into one of v2; `migrate` has one function for each. */
export type TransformName =
  | 'copy'
  | 'constant'
  | 'value-if-true'
  | 'tier-of-mode'
  | 'by-hand'
  | 'configuration-id'
  | 'auto-mode'
  | 'join-texts'
  | 'count-from-one'
  | 'page-limit'
  | 'undecided-edge'
  | 'four-margins'
  | 'only-item'
  | 'unless-any'
  | 'any'
  | 'inverted'
  | 'images'
  | 'whole-number'
  | 'webhooks';

/** One setting of a job: a field of a request, of the record, of its parameters, or nested in one of these. */
export interface CatalogueEntry {
  readonly job: Job;
  /** JSON pointer into the body, of the request or the configuration; `*` stands for every item of a sequence or key of a mapping. */
  readonly pointer: string;
  /** Where a manifest states it: a JSON pointer into the manifest; absent for what a manifest does not state. */
  readonly manifest?: string;
  readonly kind: Kind;
  /** Whether the wire accepts null. */
  readonly nullable: boolean;
  readonly group: string;
  /** What it does, in our own words, in one line. */
  readonly summary: string;
  readonly default?: FactOf<JsonValue>;
  /** The whole set of accepted values: of the setting, of an array's items, or of a mapping's keys. */
  readonly enum?: readonly EnumValue[];
  /** Values known to be accepted where the set is open: offered by editors, never enforced. */
  readonly known?: FactOf<readonly string[]>;
  readonly range?: FactOf<{ readonly minimum?: number; readonly maximum?: number; readonly exclusiveMinimum?: number }>;
  /** How long the text is, in characters. */
  readonly length?: FactOf<{ readonly minimum?: number; readonly maximum?: number }>;
  readonly minItems?: FactOf<number>;
  readonly maxItems?: FactOf<number>;
  /** Whether the wire takes the number as a text, too. */
  readonly orText?: true;
  /** What holds it cannot be without it. */
  readonly required?: true;
  readonly pattern?: FactOf<{ readonly regexp: string; readonly shown: string }>;
  readonly format?: FactOf<'uuid' | 'date-time'>;
  /** What the service replaces within the text. */
  readonly placeholder?: FactOf<string>;
  /** A value that shows how it is written. */
  readonly example?: JsonValue;
  /** `true`: the value is a credential; `within`: it may carry one, as URLs do. */
  readonly secret?: true | 'within';
  /** `false`: a delivery setting, which makes no new run when it changes. */
  readonly identity?: false;
  readonly since?: Since;
  /**
   * A documentation page about these settings of the v1 API calls it deprecated (sources `instructions`, `prompts`,
   * `structured-output`, `modes`, `region`). Editors strike it out.
   */
  readonly deprecated?: Successor;
  /**
   * Only the Python client (`client`), the migration guide (`guide`) or the schema of the upload endpoint
   * (`openapi-upload`) calls it deprecated or replaced: worth a word, and still in force here.
   */
  readonly legacy?: Successor;
  /** Belongs to one file and not to a batch of them. */
  readonly perFile?: Fact;
  /** Set by the platform for itself. */
  readonly internal?: Fact;
  /** What it adds to the price of a page, in credits. */
  readonly credits?: FactOf<number>;
  readonly requires?: readonly Relation[];
  readonly conflicts?: readonly Relation[];
  readonly v2?: Counterpart;
  /** For a setting of v2: the settings of v1 whose counterpart it is, by name, or by pointer where they have none. */
  readonly v1?: readonly string[];
  /** A trap worth telling, in one or two lines. */
  readonly note?: string;
}

/** A parameter as its group's file states it; job, pointer and manifest place follow from the table it stands in. */
export type Parameter = Omit<CatalogueEntry, 'job' | 'pointer' | 'nullable' | 'group'> & { readonly nullable?: false };

/** The parameters of one group, by wire name. */
export type ParameterGroup = Readonly<Record<string, Parameter>>;
