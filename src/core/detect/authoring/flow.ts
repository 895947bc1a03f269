import type { Sibling } from './cursor.ts';

/** What stands at the end of a text in flow style: `{ product: aws, service: cl`. */
export interface Flow {
  readonly slot: 'key' | 'value';
  readonly keys: readonly string[];
  readonly written: string;
  readonly at: number;
  readonly siblings: readonly Sibling[];
  /** What stands beside the key whose value, or an item of whose list, is being written; undefined where that is not here. */
  readonly besideList: readonly Sibling[] | undefined;
}

/** A bracket that is open. */
interface Frame {
  readonly isMap: boolean;
  /** The key whose value is being written. */
  key: string | undefined;
  readonly siblings: Sibling[];
  /** Where the present key or value begins. */
  from: number;
}

/** Undefined where no bracket is open at the end. */
export function flowAt(text: string): Flow | undefined {
  if (!/^[{[]/.test(text)) return undefined;
  const frames = openFrames(text);
  const top = frames.at(-1);
  if (!top) return undefined;
  const raw = text.slice(top.from);
  const lead = /^\s*["']?/.exec(raw)![0].length;
  return {
    slot: top.isMap && top.key === undefined ? 'key' : 'value',
    keys: frames.flatMap(({ key }) => key ?? []),
    written: raw.slice(lead),
    at: top.from + lead,
    siblings: top.siblings,
    besideList: frames.findLast(({ key }) => key !== undefined)?.siblings,
  };
}

/** The entries of the map or list that a text begins with, as far as it goes. */
export function outermost(text: string): Pick<Flow, 'siblings'> {
  const [first] = openFrames(text, 1);
  if (first?.key !== undefined) first.siblings.push({ key: first.key, value: '' });
  return { siblings: first?.siblings ?? [] };
}

/** What is open at the end, or before the bracket that leaves fewer than `fewest`. */
function openFrames(text: string, fewest = 0): Frame[] {
  const frames: Frame[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    const top = frames.at(-1);
    const isBeginning = top !== undefined && text.slice(top.from, at).trim() === '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (isBeginning && /["']/.test(character)) {
      quote = character;
    } else if (/[{[]/.test(character)) {
      frames.push({ isMap: character === '{', key: undefined, siblings: [], from: at + 1 });
    } else if (/[}\]]/.test(character)) {
      if (frames.length === fewest) return frames;
      frames.pop();
    } else if (top && character === ',') {
      if (top.key !== undefined) top.siblings.push({ key: top.key, value: text.slice(top.from, at).trim() });
      top.key = undefined;
      top.from = at + 1;
    } else if (top?.isMap && top.key === undefined && /^:(?:\s|$)/.test(text.slice(at, at + 2))) {
      top.key = text
        .slice(top.from, at)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      top.from = at + 1;
    }
  }
  return frames;
}
