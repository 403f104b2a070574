// Imports the library and prints what that changed in the process: nothing is expected.
const BUILT_IN = {
  Array,
  Date,
  Error,
  Function,
  JSON,
  Map,
  Math,
  Number,
  Object,
  Promise,
  RegExp,
  Set,
  String,
  console,
};
// Reading descriptors makes newer versions of node fill in their own lazy globals: the first look is for that.
snapshot();
const before = snapshot();
await import('parsebatch');
const after = snapshot();
const names = new Set([...before.keys(), ...after.keys()]);
console.log(JSON.stringify([...names].filter((name) => !Object.is(before.get(name), after.get(name)))));

function snapshot() {
  const state = new Map([
    ['environment', JSON.stringify(process.env)],
    ['directory', process.cwd()],
    ['exit code', process.exitCode],
  ]);
  for (const event of process.eventNames()) state.set(`on ${String(event)}`, process.listenerCount(event));
  describe('globalThis', globalThis, state);
  for (const [name, object] of Object.entries(BUILT_IN)) {
    describe(name, object, state);
    if (object.prototype) describe(`${name}.prototype`, object.prototype, state);
  }
  return state;
}

function describe(name, object, state) {
  for (const key of Reflect.ownKeys(object)) {
    const { value, get } = Object.getOwnPropertyDescriptor(object, key);
    state.set(`${name}.${String(key)}`, get ?? value);
  }
}
