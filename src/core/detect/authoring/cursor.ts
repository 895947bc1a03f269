import { Block } from './block.ts';
import { flowAt, outermost } from './flow.ts';
import { asOneLine, openedIn } from './flow-lines.ts';
import { parseLine, type Line } from './line.ts';
import { documentsIn } from './recognise.ts';
import type { DocumentKind } from './vocabulary/keys.ts';

/** What stands at a place of a document that may be half-written, so that no parser would take it. */
export interface Cursor {
  readonly kind: DocumentKind;
  /** A key is being written, or the value of the last key of the path. */
  readonly slot: 'key' | 'value';
  /** The keys that lead there, from the top of the document; items of lists have none. */
  readonly path: readonly string[];
  /** What is written of the key or value before the place, and where that begins. */
  readonly written: string;
  readonly start: number;
  /** The other entries of the mapping that the key being written stands in, else the last of the path. */
  readonly siblings: readonly Sibling[];
  /** What stands beside the last key of the path: of an item of a list, beside the list. */
  readonly besidePath: readonly Sibling[];
  /** The names of the document's searches. */
  readonly searches: readonly string[];
}

export interface Sibling {
  readonly key: string;
  readonly value: string;
}

/** Undefined in a comment and in a document that is no Sigma. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const document = documentsIn(text).find(({ start, end }) => start <= offset && offset <= end);
  const cursorLine = text.lastIndexOf('\n', offset - 1) + 1;
  if (!document?.kind || cursorLine < document.start) return undefined;
  if (/(?:^|\s)#/.test(text.slice(cursorLine, offset))) return undefined;
  const { kind } = document;
  const block = new Block(text.slice(document.start, document.end));
  const lines = text.slice(document.start, offset).split('\n');
  const number = openedIn(lines, (at, line) => block.above(at, line).isText) ?? lines.length - 1;
  const before = asOneLine(lines.slice(number));
  const lineStart = offset - before.length;
  const here = parseLine(before) ?? emptyLine(before.length);
  const above = block.above(number, here);
  const searches = searchesIn(text.slice(document.start, document.end), block, kind);
  if (above.isText) {
    const { content: written, column } = here;
    const { path, siblings } = above;
    const start = lineStart + column;
    return { kind, slot: 'value', path, written, start, siblings, besidePath: siblings, searches };
  }
  const path = here.key === undefined ? above.path : [...above.path, here.key];
  const from = lineStart + here.valueColumn;
  const beside = block.beside(number, here);
  const besidePath = here.key === undefined ? above.siblings : beside;
  const flow = flowAt(here.value);
  if (flow) {
    const { slot, keys, written, at, siblings, besideList } = flow;
    const inFlow = { path: [...path, ...keys], start: from + at, besidePath: besideList ?? besidePath };
    return { kind, slot, ...inFlow, written, siblings, searches };
  }
  const quote = /^["']?/.exec(here.value)![0].length;
  return {
    kind,
    slot: here.key === undefined ? 'key' : 'value',
    path,
    written: here.value.slice(quote),
    start: from + quote,
    siblings: beside,
    besidePath,
    searches,
  };
}

function emptyLine(column: number): Line {
  return { dashes: [], column, content: '', key: undefined, value: '', valueColumn: column };
}

function searchesIn(text: string, block: Block, kind: DocumentKind): string[] {
  if (kind === 'correlation') return [];
  const key = kind === 'filter' ? 'filter' : 'detection';
  const inFlow = new RegExp(`^${key}:\\s*(\\{[^]*)$`, 'm').exec(text)?.[1];
  const keys = inFlow === undefined ? block.below(key) : keysInFlow(inFlow);
  return keys.filter((name) => name !== 'condition' && name !== 'rules' && name !== 'timeframe');
}

/** The keys of the map in flow style that a text begins with. */
function keysInFlow(text: string): string[] {
  const { siblings } = outermost(asOneLine(text.split('\n')));
  return siblings.map(({ key }) => key);
}
