// Loaded before the program: writes the path of every file that is opened or listed to the file that OPENED_FILES names.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { appendFileSync, openSync } = fs;
const log = openSync(process.env.OPENED_FILES, 'a');

function watch(owner, name) {
  const original = owner[name];
  owner[name] = (path, ...rest) => {
    if (typeof path === 'string' || path instanceof URL)
      appendFileSync(log, `${path instanceof URL ? path.pathname : path}\n`);
    return original.call(owner, path, ...rest);
  };
}

for (const name of ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'readdir', 'readdirSync'])
  watch(fs, name);
for (const name of ['open', 'readFile', 'readdir']) watch(fs.promises, name);
syncBuiltinESMExports();
