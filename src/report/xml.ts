import { escapeForTerminal } from './escape.ts';

/** Names and values of an element's attributes; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Characters that XML 1.0 cannot hold in any form and a terminal does not act on. */
const NOT_IN_XML = /[\ufffe\uffff]/g;

/** An element as text, without a line feed; `content` is XML already. */
export function writeElement(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([attribute, value]) => ` ${attribute}="${escapeXml(escapeForTerminal(String(value)))}"`);
  const start = `<${name}${list.join('')}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** Text of which every line is safe to print, as XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_IN_XML, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
