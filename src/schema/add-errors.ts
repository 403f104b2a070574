/**
 * Ajv's code has the same four statements wherever it adds an error, and they are a third of it. Here a function does that: code
 * takes time to be read even where it is not run.
 */
export function addErrors(code: string): string {
  const shortened = code.replaceAll(ADDITION, (written, _name, error: string) => {
    const [, place = 'instancePath', keyword, params] = PARTS.exec(error) ?? [];
    return keyword === undefined ? written : `vErrors = addError(vErrors, ${place}, ${keyword}, ${params});errors++;`;
  });
  return `${shortened}\n${ADD_ERROR}`;
}

/** An error is made, and put behind those before it. */
const ADDITION =
  /const (err\d+) = \{((?:(?!const err).)*?)\};\s*if\(vErrors === null\)\{\s*vErrors = \[\1\];\s*\}\s*else \{\s*vErrors\.push\(\1\);\s*\}\s*errors\+\+;/gs;

/** What it is made of, where that is its place, its keyword and the parameters of that alone. */
const PARTS = /^instancePath(?::((?:(?!,schemaPath:).)*?))?,keyword:("\w+"),params:(\{.*\})$/s;

const ADD_ERROR = `function addError(errors, instancePath, keyword, params) {
  const error = { instancePath, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}`;
