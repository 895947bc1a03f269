import type { DocumentKind } from './vocabulary/keys.ts';

/** One YAML document of a text: what stands between two `---`. */
export interface DocumentSpan {
  readonly start: number;
  readonly end: number;
  /** Undefined for one that is no Sigma. */
  readonly kind: DocumentKind | undefined;
}

const SEPARATOR = /^(?:---(?:[ \t].*)?|\.\.\.[ \t]*)\r?$/gm;
const TOP_KEY = /^(?:"([\w-]+)"|'([\w-]+)'|([\w-]+))[ \t]*:(?=\s|$)/gm;

/**
 * The YAML documents of a text, half-written ones too: told by the keys at the left edge, so no YAML has to be
 * understood for it.
 */
export function documentsIn(text: string): DocumentSpan[] {
  const spans: DocumentSpan[] = [];
  let start = 0;
  for (const { index, 0: line } of text.matchAll(SEPARATOR)) {
    spans.push(documentAt(text, start, index));
    start = index + line.length;
  }
  spans.push(documentAt(text, start, text.length));
  return spans;
}

/** True where the text is Sigma: other YAML is none of our business. */
export function isSigma(text: string): boolean {
  return documentsIn(text).some(({ kind }) => kind !== undefined);
}

function documentAt(text: string, start: number, end: number): DocumentSpan {
  return { start, end, kind: kindOf(topKeys(text.slice(start, end))) };
}

function topKeys(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(TOP_KEY)].map(([, double, single, plain]) => double ?? single ?? plain ?? ''),
  );
}

/** One key alone says little: other tools have a `filter`, too. */
function kindOf(keys: ReadonlySet<string>): DocumentKind | undefined {
  const isNamed = ['title', 'id', 'name'].some((key) => keys.has(key));
  if (keys.has('correlation') && (isNamed || keys.has('level'))) return 'correlation';
  if (keys.has('filter') && keys.has('logsource')) return 'filter';
  const hasBody = keys.has('detection') || keys.has('action');
  if (keys.has('logsource') && (isNamed || hasBody)) return 'rule';
  return keys.has('detection') && isNamed ? 'rule' : undefined;
}
