import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';

/** An element as it is read back. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text within it. */
  readonly text: string;
}

/** The root of an XML text; what is not well-formed throws. */
export function readXml(xml: string): Element {
  const root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml').documentElement;
  if (root === null) throw new Error('no root');
  return readElement(root);
}

/** All elements of a name, in document order. */
export function elementsNamed(name: string, { children }: Element): Element[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsNamed(name, child)]);
}

type DomElement = NonNullable<ReturnType<DOMParser['parseFromString']>['documentElement']>;

function readElement(element: DomElement): Element {
  return {
    name: element.nodeName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    children: [...element.childNodes].filter(isElement).map(readElement),
    text: element.textContent ?? '',
  };
}

function isElement(node: { readonly nodeType: number }): node is DomElement {
  return node.nodeType === 1;
}
