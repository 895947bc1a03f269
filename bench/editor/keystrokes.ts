import { generateLog } from '../data/log.ts';
import { randomFrom } from '../data/random.ts';
import { goal, type Part } from '../part.ts';
import { quantile } from '../process/median.ts';
import type { Position } from '../../src/protocol.ts';
import { TypedDocument, type Cost } from './typed-document.ts';
import { TypingPlaces } from './typing-places.ts';

/** Until everything is compiled. */
const WARM_UP = 300;
const KEYSTROKES = 1000;
const LETTERS = 'abcdefgh';

interface Row {
  readonly what: string;
  readonly p50: Cost;
  readonly p99: Cost;
}

/**
 * What the server does for one keystroke in a large indented document: from the arrival of the change to everything
 * being sent that follows from it. In one thread and without an editor, so without transport and without what an editor
 * asks for of its own accord (code lenses, symbols).
 */
export function measureKeystrokes(megabytes: number): Part {
  const text = generateLog(megabytes * 1e6, 'pretty');
  const lineCount = text.split('\n').length;
  const values = new TypingPlaces(text, /: "[^"]{3,}"/);
  const agent = new TypingPlaces(text, /"userAgent": "/).from(lineCount >> 1);
  const keyName = new TypingPlaces(text, /"keyName": "/).from(lineCount >> 1);
  const document = new TypedDocument(text);
  const random = randomFrom(1);
  const type = ({ line, character }: Position, into: number, number: number): Cost =>
    document.type({ line, character: character + into }, 0, LETTERS[number % LETTERS.length]!);

  const rows = [
    measure('typing in one place', KEYSTROKES, (number) => type(agent, number, number)),
    measure('typing all over the document', KEYSTROKES, (number) =>
      type(values.from(random.below(lineCount)), 0, number),
    ),
    measure('typing the name of a key pair that a finding shows', KEYSTROKES / 4, (number) =>
      type(keyName, number, number),
    ),
    measure('line breaks', KEYSTROKES / 4, () => document.type({ ...agent, character: 0 }, 0, '\n')),
  ];
  const cells = rows.map(({ what, p50, p99 }) => [
    what,
    ...[p50.processor, p99.processor, p50.wall, p99.wall].map((ms) => `${ms.toFixed(2)} ms`),
  ]);
  const title = `a keystroke in an indented document of ${megabytes} MB: ${document.events} events, ${document.findings} findings`;
  return {
    goals: rows
      .slice(0, 2)
      .map(({ what, p99 }) =>
        goal(`${what}, ${megabytes} MB: p99 of processor time`, 'at most', 1, p99.processor, ' ms'),
      ),
    tables: [{ title, head: ['', 'p50', 'p99', 'p50 by the clock', 'p99 by the clock'], rows: cells }],
    data: rows,
  };
}

function measure(what: string, times: number, keystroke: (number: number) => Cost): Row {
  for (let number = 0; number < Math.min(WARM_UP, times); number++) keystroke(number);
  const costs = Array.from({ length: times }, (_, number) => keystroke(number));
  const at = (part: number): Cost => ({
    processor: quantile(
      costs.map(({ processor }) => processor),
      part,
    ),
    wall: quantile(
      costs.map(({ wall }) => wall),
      part,
    ),
  });
  return { what, p50: at(0.5), p99: at(0.99) };
}
