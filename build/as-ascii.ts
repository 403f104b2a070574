import type { Plugin } from 'rolldown';

/**
 * Writes what is not ASCII as an escape, once all else is done: V8 keeps such a program in half of the memory, and is sooner done
 * with reading it.
 */
export function asAscii(): Plugin {
  return {
    name: 'as-ascii',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[^\0-\x7f]/g, escapeUnit);
      }
    },
  };
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
