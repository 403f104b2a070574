import type { Related } from '../core/diagnostic.ts';
import type { JsonValue } from '../core/json.ts';
import type { Reference, ReferenceSource, Segment } from '../core/reference.ts';
import { escapeReferences, parseReferences } from '../core/reference.ts';
import type { ComposeFinding } from './finding.ts';
import { joinTemplates } from './join-templates.ts';
import type { Variable, Variables } from './variables.ts';

/** A reference that was read, whether or not anything is set. */
export interface ReferenceUse {
  readonly source: ReferenceSource;
  readonly name: string;
  readonly isSet: boolean;
}

/** What is wrong with a reference. */
export type Problem = Pick<ComposeFinding, 'code' | 'message' | 'help'>;

/** What a text with references comes to, or why it comes to nothing. */
export type Reading = { readonly uses: readonly ReferenceUse[] } & (
  | {
      /** Of texts, still with `$${` for a literal `${`. */
      readonly value: JsonValue;
      /** The value as its one variable has it written. */
      readonly source?: string;
      readonly chain: readonly Related[];
      /** Whether any variable was read: a text with secrets alone is left as it is. */
      readonly isRead: boolean;
    }
  | { readonly problem: Problem }
);

/** Reads the references of a text. One that is the whole text gives its value as it is, a list too; others become text. */
export function readTemplate(text: string, variables: Variables): Reading {
  const segments = parseReferences(text);
  const only = onlyReference(segments);
  if (only !== undefined) return readReference(only, variables);
  return joinReadings(segments.map((segment) => readSegment(segment, variables)));
}

/** Whether a text is one reference and nothing else. */
export function isWholeReference(text: string): boolean {
  return onlyReference(parseReferences(text)) !== undefined;
}

function onlyReference([first, second]: readonly Segment[]): Reference | undefined {
  return second === undefined && first?.kind === 'reference' ? first : undefined;
}

function readSegment(segment: Segment, variables: Variables): Reading {
  if (segment.kind === 'reference') return asText(segment, readReference(segment, variables));
  const value = segment.kind === 'text' ? escapeReferences(segment.text) : segment.raw;
  return { uses: [], value, chain: [], isRead: false };
}

function readReference(reference: Reference, variables: Variables): Reading {
  const { source, name, raw, fallback } = reference;
  if (source === 'secret' || source === 'apply') {
    return { uses: [{ source, name, isSet: true }], value: raw, chain: [], isRead: false };
  }
  const found = LOOK_UPS[source](name, variables);
  const uses = [{ source, name, isSet: found !== undefined && found !== 'unlisted' }];
  if (found === 'unlisted') return { uses, problem: unlisted(reference) };
  if (found !== undefined && (found.value !== '' || fallback === undefined)) {
    const chain = [{ message: `\`${name}\` is set here`, origin: found.origin }];
    return { uses, value: asTemplate(found.value), source: found.source, chain, isRead: true };
  }
  if (fallback?.kind !== 'default') return { uses, problem: unset(reference) };
  const reading = readTemplate(fallback.text, variables);
  return { ...reading, uses: [...uses, ...reading.uses], ...('problem' in reading ? {} : { isRead: true }) };
}

const LOOK_UPS: Readonly<
  Record<
    Exclude<ReferenceSource, 'secret' | 'apply'>,
    (name: string, variables: Variables) => Variable | 'unlisted' | undefined
  >
> = {
  var: (name, { declared }) => declared(name),
  env: (name, { fromEnvironment }) => fromEnvironment(name),
  matrix: (name, { fromRow }) => fromRow(name),
};

/** A value that is put into a text is no reference, whatever it looks like. */
function asTemplate(value: Variable['value']): JsonValue {
  if (typeof value === 'string') return escapeReferences(value);
  return Array.isArray(value) ? value.map((item: JsonValue) => asTemplate(item as Variable['value'])) : value;
}

function asText({ raw }: Reference, reading: Reading): Reading {
  if ('problem' in reading || typeof reading.value === 'string') return reading;
  const { value, source, uses } = reading;
  if (typeof value !== 'object') return { ...reading, value: escapeReferences(source ?? String(value)) };
  const message = `\`${raw}\` is a list and stands inside a text.`;
  const help = 'Let it be the whole value of a setting that takes a list.';
  return { uses, problem: { code: 'compose/reference-type', message, help } };
}

function joinReadings(readings: readonly Reading[]): Reading {
  const uses = readings.flatMap((reading) => reading.uses);
  const problem = readings.flatMap((reading) => ('problem' in reading ? [reading.problem] : []))[0];
  if (problem !== undefined) return { uses, problem };
  const read = readings.flatMap((reading) => ('problem' in reading ? [] : [reading]));
  const joined = joinTemplates(read.map(({ value }) => String(value)));
  if ('unreadable' in joined) return { uses, problem: dollarBefore(joined.unreadable) };
  return {
    uses,
    value: joined.text,
    chain: read.flatMap(({ chain }) => chain),
    isRead: read.some(({ isRead }) => isRead),
  };
}

function dollarBefore(raw: string): Problem {
  const message = `What stands before \`${raw}\` ends in \`$\`, and \`$\${\` is a literal \`\${\`.`;
  return { code: 'compose/reference-type', message, help: 'Let the value before it end in another character.' };
}

function unset({ raw, source, name, fallback }: Reference): Problem {
  const code = 'compose/unset-variable';
  if (fallback?.kind === 'required' && fallback.message !== '') {
    return { code, message: `\`${name}\` is not set: ${fallback.message}`, help: HELP[source](name) };
  }
  return { code, message: `\`${raw}\`: \`${name}\` is not set.`, help: HELP[source](name) };
}

function unlisted({ raw, name }: Reference): Problem {
  const message = `\`${raw}\` reads an environment variable that the project file does not list.`;
  const help = `List \`${name}\` under \`env\` of parsebatch.config.yaml.`;
  return { code: 'compose/unlisted-variable', message, help };
}

const HELP: Readonly<Record<ReferenceSource, (name: string) => string>> = {
  var: (name) => `Declare it under \`vars\` of parsebatch.config.yaml, or give it: \`--var ${name}=value\`.`,
  env: (name) => `Set the environment variable \`${name}\`, or write a default: \`\${env:${name}:-default}\`.`,
  matrix: (name) => `Add \`${name}\` to the rows of \`spec.matrix\`, or write a default.`,
  secret: (name) => `Set \`${name}\`.`,
  apply: (name) => `\`${name}\` is known to apply alone.`,
};
