// Loaded with --require: writes every path that the program asks the file system for, with what it asks, to ASKED.
const files = require('node:fs');

const asked = [];
for (const name of ['openSync', 'statSync', 'lstatSync', 'readdirSync', 'readFileSync']) {
  const ask = files[name];
  files[name] = (path, ...rest) => {
    asked.push(`${name} ${path}`);
    return ask(path, ...rest);
  };
}
const { native } = files.realpathSync;
files.realpathSync.native = (path, ...rest) => {
  asked.push(`realpathSync ${path}`);
  return native(path, ...rest);
};
process.on('exit', () => files.writeFileSync(process.env.ASKED, asked.join('\n')));
