import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Shape, Surface } from './surface.ts';
import { NOT_CATALOGUED } from './surface.ts';

/** One release of the official TypeScript SDK. */
export interface SdkReading {
  readonly version: string;
  readonly surface: Surface;
}

/** Until 2.13.0: everything about the v1 request. */
const BATCH = { file: 'resources/beta/batch/batch.d.ts', type: 'BatchCreateParams' };

/** The same parameters, where a pipeline holds them: what later releases still have. */
const PIPELINE = { file: 'resources/pipelines/pipelines.d.ts', type: 'LlamaParseParameters' };

/** What a parse configuration holds, and the request that creates a v2 batch. */
const CONFIGURATION = { file: 'resources/configurations.d.ts', type: 'ParseV2Parameters' };
const BATCH_V2 = { file: 'resources/batches.d.ts', type: 'BatchCreateParams' };

/** Reads what the types of an installed or unpacked SDK say of the requests that create batches, and of configurations. */
export function readSdk(directory: string): SdkReading {
  const { version } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { readonly version: string };
  const place = [BATCH, PIPELINE].find(({ file }) => existsSync(join(directory, file)));
  if (place === undefined) throw new Error(`${directory} has neither ${BATCH.file} nor ${PIPELINE.file}`);
  const reader = new TypeReader(join(directory, place.file), place.type);
  if (place === BATCH) return { version, surface: reader.readRequest() };
  return { version, surface: { ...reader.readParameters(reader.root), ...readV2(directory) } };
}

/** What the last release with the v1 batches says of v2 was still unfinished: it is left aside. */
function readV2(directory: string): Surface {
  const all = ({ file, type }: typeof CONFIGURATION): Record<string, Shape> =>
    new TypeReader(join(directory, file), type).readAll();
  return { configuration: all(CONFIGURATION), batch: all(BATCH_V2) };
}

/** Keeps the compiler's checker, which owns the types it hands out, for as long as they are read. */
class TypeReader {
  readonly root: ts.Type;
  readonly #checker: ts.TypeChecker;

  constructor(file: string, name: string) {
    const program = ts.createProgram([file], {
      strict: true,
      skipLibCheck: true,
      types: [],
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
    });
    this.#checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const module = source && this.#checker.getSymbolAtLocation(source);
    const found = module && this.#checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
    if (found === undefined) throw new Error(`${file} exports no type ${name}`);
    this.root = this.#checker.getDeclaredTypeOfSymbol(found);
  }

  readRequest(): Surface {
    const record = this.#membersOf(this.#propertyOf(this.root, 'job_config')).find((type) =>
      type.getProperty('parameters'),
    );
    if (record === undefined) throw new Error('job_config has no branch with parameters');
    const [parameters = record] = this.#membersOf(this.#propertyOf(record, 'parameters'));
    const classify = this.#membersOf(this.#propertyOf(this.root, 'job_config')).find((type) =>
      type.getProperty('rules'),
    );
    return {
      query: this.#shapesOf(this.root, (symbol) => this.#isDocumentedAs(symbol, 'Query param')),
      header: this.#shapesOf(this.root, (symbol) => this.#isDocumentedAs(symbol, 'Header param')),
      request: this.#shapesOf(this.root, (symbol) => !this.#isDocumentedAs(symbol, 'Query param', 'Header param')),
      record: this.#shapesOf(record),
      ...(classify && { classify: Object.fromEntries(this.#shapesBelow(classify, '')) }),
      ...this.readParameters(parameters),
    };
  }

  readParameters(parameters: ts.Type): Surface {
    const [list] = this.#membersOf(this.#propertyOf(parameters, 'webhook_configurations'));
    const webhook = list && this.#itemOf(list);
    return { parameters: this.#shapesOf(parameters), ...(webhook && { webhook: this.#shapesOf(webhook) }) };
  }

  /** The shapes of all that the root holds, by pointer; a parameter of the query is `?name`. */
  readAll(): Record<string, Shape> {
    const query = this.#shapesOf(this.root, (symbol) => this.#isDocumentedAs(symbol, 'Query param'));
    const inQuery = Object.entries(query).map(([name, shape]): [string, Shape] => [`?${name}`, shape]);
    const inBody = this.#shapesBelow(this.root, '').filter(([pointer]) => !Object.hasOwn(query, pointer.slice(1)));
    return Object.fromEntries([...inQuery, ...inBody]);
  }

  #shapesBelow(type: ts.Type, pointer: string): [string, Shape][] {
    return this.#recordsIn(type).flatMap(([record, place]) =>
      record.getProperties().flatMap((symbol): [string, Shape][] => {
        const property = this.#checker.getTypeOfSymbol(symbol);
        const inner = `${pointer}${place}/${symbol.name}`;
        return [[inner, this.#shapeOf(property)], ...this.#shapesBelow(property, inner)];
      }),
    );
  }

  /** The mappings with keys of their own that a value may be, or that its items are. */
  #recordsIn(type: ts.Type): [ts.Type, string][] {
    return this.#membersOf(type).flatMap((member): [ts.Type, string][] => {
      const item = this.#itemOf(member);
      const [record, place] = item === undefined ? [member, ''] : [item, '/*'];
      return record.flags & ts.TypeFlags.Object ? [[record, place]] : [];
    });
  }

  #shapesOf(type: ts.Type, isWanted: (symbol: ts.Symbol) => boolean = () => true): Record<string, Shape> {
    const left = new Set(Object.keys(NOT_CATALOGUED.header ?? {}));
    const wanted = type.getProperties().filter((symbol) => isWanted(symbol) && !left.has(symbol.name));
    return Object.fromEntries(
      wanted.map((symbol) => [symbol.name, this.#shapeOf(this.#checker.getTypeOfSymbol(symbol))]),
    );
  }

  #shapeOf(type: ts.Type): Shape {
    const nullable = type.isUnion() && type.types.some((member) => member.flags & ts.TypeFlags.Null);
    return { ...this.#kindOf(this.#membersOf(type)), nullable };
  }

  #kindOf(members: readonly ts.Type[]): Pick<Shape, 'kind' | 'values' | 'orText'> {
    const [first] = members;
    if (first === undefined) throw new Error('a property has no type but null');
    if (members.some((member) => member.flags & ts.TypeFlags.Number) && members.length > 1) {
      return { kind: 'number', orText: true };
    }
    if (members.every((member) => member.flags & ts.TypeFlags.BooleanLike)) return { kind: 'boolean' };
    if (members.every((member) => member.isStringLiteral())) {
      const values = members.map((member) => (member as ts.StringLiteralType).value).toSorted();
      return { kind: values.length === 1 ? 'const' : 'string', values };
    }
    // An open text is an intersection where some of its values are named beside it.
    if (members.some((member) => member.flags & (ts.TypeFlags.String | ts.TypeFlags.Intersection))) {
      return { kind: 'string' };
    }
    if (first.flags & ts.TypeFlags.Number) return { kind: 'number' };
    const item = this.#itemOf(first);
    if (item !== undefined) return this.#kindOfItems(item);
    const index = this.#checker.getIndexInfoOfType(first, ts.IndexKind.String);
    if (index === undefined) return { kind: 'record' };
    return { kind: index.type.flags & ts.TypeFlags.String ? 'mapping' : 'object' };
  }

  #kindOfItems(item: ts.Type): Pick<Shape, 'kind' | 'values'> {
    const { kind, values } = this.#kindOf(this.#membersOf(item));
    if (kind === 'number') return { kind: 'integers' };
    return { kind: kind === 'record' ? 'records' : 'strings', ...(values && { values }) };
  }

  #itemOf(type: ts.Type): ts.Type | undefined {
    return this.#checker.isArrayType(type) ? this.#checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
  }

  /** The members of a union, without null and the `undefined` of an optional property. */
  #membersOf(type: ts.Type): readonly ts.Type[] {
    const members = type.isUnion() ? type.types : [type];
    return members.filter((member) => !(member.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  }

  #propertyOf(type: ts.Type, name: string): ts.Type {
    const symbol = type.getProperty(name);
    if (symbol === undefined) throw new Error(`the types have no property ${name}`);
    return this.#checker.getTypeOfSymbol(symbol);
  }

  /** The SDK puts all parameters of a call into one type and says in comments where each goes. */
  #isDocumentedAs(symbol: ts.Symbol, ...openings: readonly string[]): boolean {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
    return openings.some((opening) => text.startsWith(opening));
  }
}
