import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import type { Plugin } from 'rolldown';

/**
 * Puts a module that exports data and nothing else into the bundle as JSON: that is sooner read than code, and what it is made
 * of is worked out once, here.
 */
export function foldData(files: RegExp): Plugin {
  return {
    name: 'fold-data',
    async load(id) {
      if (!files.test(id)) return null;
      const constants = Object.entries(await evaluate(id)).map(asConstant);
      return constants.includes(undefined) ? null : { code: constants.join('\n'), moduleType: 'js' };
    },
  };
}

async function evaluate(file: string): Promise<Readonly<Record<string, unknown>>> {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, format: 'esm', write: false });
  const [code] = outputFiles.map(({ text }) => Buffer.from(text).toString('base64'));
  return import(`data:text/javascript;base64,${code}`);
}

/** Undefined for what is not the same once it has been JSON. */
function asConstant([name, value]: readonly [string, unknown]): string | undefined {
  if (typeof value === 'function') return undefined;
  const json = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(json), value)) return undefined;
  return `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`;
}
