import type { ExplainedPart } from './explanation.ts';
import { itemWords } from './item-words.ts';
import { line, textWord, type Line, type LogPlace, type Word } from './lines.ts';

/** A condition as a tree of lines. `log` is the log of the event it was asked of. */
export function partLines(part: ExplainedPart, log: string, depth = 0): readonly Line[] {
  const { kind, name, parts, item, truth } = part;
  const named: readonly Word[] = name === undefined ? [] : [textWord(name)];
  switch (kind) {
    case 'item': {
      const label = named.length > 0 ? [...named, ': '] : [];
      return [line(depth, truth, [...label, ...itemWords(item!, truth)], placeOf(part, log))];
    }
    case 'not': {
      const [inner] = parts;
      const head = line(depth, truth, ['not ', ...headOf(inner!)]);
      const within = inner!.kind === 'item' ? [{ ...inner!, name: undefined }] : inner!.parts;
      return [head, ...within.flatMap((each) => partLines(each, log, depth + 1))];
    }
    case 'all':
    case 'any':
      return [line(depth, truth, headOf(part)), ...parts.flatMap((each) => partLines(each, log, depth + 1))];
  }
}

function headOf({ kind, name, parts }: ExplainedPart): readonly Word[] {
  const link = kind === 'all' ? 'all of these' : kind === 'any' ? 'one of these' : 'this';
  if (name === undefined) return [link];
  return kind === 'item' || kind === 'not' || parts.length < 2
    ? [textWord(name)]
    : [textWord(name), `, ${link}`];
}

/** Of what was found the first that stands somewhere. */
function placeOf({ item }: ExplainedPart, log: string): LogPlace | undefined {
  const span = item?.found.find((each) => each.span !== null)?.span;
  return span ? { log, span } : undefined;
}

/** The same condition without the parts on which the answer does not rest. */
export function decisiveParts(part: ExplainedPart): ExplainedPart {
  const { kind, parts, truth } = part;
  if (kind === 'item') return part;
  // A negation gives the opposite answer of its part.
  const deciding = kind === 'not' ? parts : parts.filter((each) => each.truth === truth);
  return { ...part, parts: deciding.map(decisiveParts) };
}

/** The items on which the answer rests. */
export function decidingItems(part: ExplainedPart): readonly ExplainedPart[] {
  return part.kind === 'item' ? [part] : decisiveParts(part).parts.flatMap(decidingItems);
}
