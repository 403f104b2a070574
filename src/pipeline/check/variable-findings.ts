import { COMPOSE_CODES } from '../../compose/codes.ts';
import { docsOf } from '../../core/code-page.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Origin } from '../../core/origin.ts';
import type { DeclaredSource, ListedVariable } from './list-variables.ts';

/** What is to say about variables: those that are declared for nothing, and those that are read without being declared. */
export function variableFindings(variables: readonly ListedVariable[]): Diagnostic[] {
  return variables.flatMap((variable) => {
    if (variable.state === 'unused') return variable.declaredAt.map((origin) => unused(variable, origin));
    const [first, ...others] = distinct(variable.readAt);
    if (variable.state === 'used' || first === undefined) return [];
    return [undeclared(variable, first, others)];
  });
}

const WORDS: Readonly<Record<DeclaredSource, { readonly what: string; readonly key: string }>> = {
  var: { what: 'the variable', key: 'vars' },
  env: { what: 'the environment variable', key: 'env' },
  secret: { what: 'the secret', key: 'secrets' },
};

function unused({ source, name }: ListedVariable, origin: Origin): Diagnostic {
  const message = `No manifest reads ${WORDS[source].what} \`${name}\`.`;
  return finding('compose/unused-variable', { message, help: 'Remove it, or use it.', origin });
}

function undeclared({ source, name }: ListedVariable, origin: Origin, others: readonly Origin[]): Diagnostic {
  const { what, key } = WORDS[source];
  const related = others.map((other) => ({ message: 'it is read here too', origin: other }));
  const message = `The project file does not declare ${what} \`${name}\`.`;
  const help =
    source === 'var' ? `Add it to \`${key}\`, with null where it has no value of its own.` : `Add it to \`${key}\`.`;
  return finding('compose/undeclared-variable', { message, help, origin, ...(related.length > 0 && { related }) });
}

function finding(
  code: 'compose/unused-variable' | 'compose/undeclared-variable',
  rest: Pick<Diagnostic, 'message' | 'help' | 'origin' | 'related'>,
): Diagnostic {
  const { origin } = rest;
  const place = origin.kind === 'file' ? { document: { index: origin.document }, path: origin.pointer } : { path: '' };
  return { code, severity: COMPOSE_CODES[code].severity, ...rest, ...place, docs: docsOf(code) };
}

/** Environments and rows read one place several times. */
function distinct(origins: readonly Origin[]): Origin[] {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}
