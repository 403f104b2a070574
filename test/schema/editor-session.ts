import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LanguageClient, startLanguageServer } from './language-client.ts';

/** Something that an editor underlines. */
export interface Problem {
  readonly message: string;
  readonly source: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

/** Something that an editor offers to insert. */
export interface Proposal {
  readonly label: string;
  readonly insertText: string;
  readonly documentation?: string | { readonly value: string };
}

/** An editor with the YAML language server behind it. In a text, `§` is the cursor. */
export interface EditorSession {
  readonly problemsOf: (text: string, name?: string) => Promise<readonly Problem[]>;
  readonly proposalsAt: (text: string, name?: string) => Promise<readonly Proposal[]>;
  readonly hoverAt: (text: string, name?: string) => Promise<string>;
  /** What may be written in place of what a problem underlines. */
  readonly fixesOf: (text: string, problem: Problem) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

const ROOT = join(import.meta.dirname, '..', '..');
const SERVER = join(ROOT, 'node_modules', 'yaml-language-server', 'bin', 'yaml-language-server');
const SCHEMA = pathToFileURL(join(ROOT, 'schemas', 'manifest.schema.json')).href;

/** The settings of an author. The catalogue of public schemas is off: it would be fetched. */
const SETTINGS = {
  schemaStore: { enable: false },
  kubernetesCRDStore: { enable: false },
  schemas: { [SCHEMA]: '*.parsebatch.yaml' },
};

const CAPABILITIES = {
  workspace: { configuration: true },
  textDocument: { completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } } },
};

/** Starts an editor whose settings give `*.parsebatch.yaml` the schema of manifests. */
export async function startEditor(): Promise<EditorSession> {
  const { client, problemsIn } = await connect();
  let opened = 0;
  /** Each text is a file of its own, as deep in the repository as an example. */
  const open = (text: string, name = 'a.parsebatch.yaml'): string => {
    const uri = pathToFileURL(join(ROOT, 'examples', `${++opened}`, name)).href;
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return uri;
  };
  const ask = async <A>(method: string, text: string, name?: string): Promise<A> => {
    const uri = open(text.replace('§', ''), name);
    return (await client.request(method, { textDocument: { uri }, position: cursorOf(text) })) as A;
  };
  return {
    problemsOf: (text, name) => problemsIn(open(text, name)),
    proposalsAt: async (text, name) => (await ask<Completion>('textDocument/completion', text, name)).items,
    hoverAt: async (text, name) => (await ask<Hover>('textDocument/hover', text, name))?.contents.value ?? '',
    fixesOf: async (text, problem) => {
      const uri = open(text);
      const params = { textDocument: { uri }, range: problem.range, context: { diagnostics: [problem] } };
      const actions = (await client.request('textDocument/codeAction', params)) as readonly Action[];
      return actions.flatMap(({ edit }) => edit?.changes[uri]?.map(({ newText }) => newText) ?? []);
    },
    close: client.stop,
  };
}

type Completion = { readonly items: readonly Proposal[] };
type Hover = { readonly contents: { readonly value: string } } | null;
type Action = {
  readonly edit?: { readonly changes: Readonly<Record<string, readonly { readonly newText: string }[]>> };
};

interface Connection {
  readonly client: LanguageClient;
  /** What the server says about a file, once it has looked at it. */
  readonly problemsIn: (uri: string) => Promise<readonly Problem[]>;
}

async function connect(): Promise<Connection> {
  const waiting = new Map<string, (problems: readonly Problem[]) => void>();
  let configured = (): void => undefined;
  const client = startLanguageServer(SERVER, (method, params) => {
    if (method === 'workspace/configuration') return settingsFor(params as Configuration, configured);
    if (method !== 'textDocument/publishDiagnostics') return undefined;
    const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Problem[] };
    return waiting.get(uri)?.(diagnostics);
  });
  await client.request('initialize', { processId: process.pid, rootUri: null, capabilities: CAPABILITIES });
  await new Promise<void>((resolve) => {
    configured = resolve;
    client.notify('initialized', {});
  });
  return { client, problemsIn: (uri) => new Promise((resolve) => waiting.set(uri, resolve)) };
}

interface Configuration {
  readonly items: readonly { readonly section: string }[];
}

/** The server asks for its settings once, and takes them before it takes any message that is sent after them. */
function settingsFor({ items }: Configuration, configured: () => void): readonly unknown[] {
  if (items.some(({ section }) => section === 'yaml')) configured();
  return items.map(({ section }) => (section === 'yaml' ? SETTINGS : null));
}

function cursorOf(text: string): Position {
  const lines = text.slice(0, text.indexOf('§')).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
