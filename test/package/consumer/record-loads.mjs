// Loaded with --import: writes every file that the program loads, and at its end every module of node's own, to LOADS.
import { appendFileSync, writeFileSync } from 'node:fs';
import Module, { register } from 'node:module';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';

const log = process.env.LOADS;
writeFileSync(log, '');

const hook = `
  import { appendFileSync } from 'node:fs';
  export async function resolve(specifier, context, next) {
    const resolved = await next(specifier, context);
    appendFileSync(${JSON.stringify(log)}, resolved.url + '\\n');
    return resolved;
  }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

// What `require` loads does not pass through the hook.
const load = Module._load;
Module._load = function (request, parent, isMain) {
  const resolved = Module._resolveFilename(request, parent, isMain);
  appendFileSync(log, `${isAbsolute(resolved) ? pathToFileURL(resolved).href : resolved}\n`);
  return load.call(this, request, parent, isMain);
};

process.on('exit', () => appendFileSync(log, `${process.moduleLoadList.join('\n')}\n`));
