import ts from 'typescript';

/** What the declarations of a package offer to those who import it. */
export interface PublicNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
  /** Declared in the package and needed to write down what it exports, but not exported: a user could not name it. */
  readonly unreachable: readonly string[];
}

/** Reads the declarations from which a package's users take names. */
export function readPublicNames(entry: string, folder: string): PublicNames {
  const program = ts.createProgram([entry], { module: ts.ModuleKind.NodeNext, lib: ['lib.es2023.d.ts'], types: [] });
  const checker = program.getTypeChecker();
  const entrySymbol = checker.getSymbolAtLocation(program.getSourceFile(entry) as ts.Node) as ts.Symbol;
  const exported = new Map(
    checker.getExportsOfModule(entrySymbol).map((symbol) => [resolveAlias(symbol, checker), symbol.name]),
  );
  const named = (isValue: boolean): string[] =>
    [...exported]
      .filter(([symbol]) => ((symbol.flags & ts.SymbolFlags.Value) !== 0) === isValue)
      .map(([, name]) => name)
      .sort();
  const needed = new Set([...exported.keys()].flatMap((symbol) => referencedTypes(symbol, checker)));
  const isOurs = (symbol: ts.Symbol): boolean =>
    (symbol.declarations ?? []).some((declaration) => declaration.getSourceFile().fileName.startsWith(folder));
  return {
    values: named(true),
    types: named(false),
    unreachable: [...needed].filter((symbol) => isOurs(symbol) && !exported.has(symbol)).map(({ name }) => name),
  };
}

/** The types that the declarations of a symbol name; a parameter of a generic type is no such type. */
function referencedTypes(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const named = name === undefined ? undefined : checker.getSymbolAtLocation(name);
    if (named !== undefined) found.push(resolveAlias(named, checker));
    ts.forEachChild(node, visit);
  };
  for (const declaration of symbol.declarations ?? []) visit(declaration);
  return found.filter(({ flags }) => (flags & ts.SymbolFlags.TypeParameter) === 0);
}

function resolveAlias(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}
