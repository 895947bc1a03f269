import { cursorAt, type Cursor } from './cursor.ts';
import { entryAt, shapeAt, valuesIn, type Value } from './shape-at.ts';
import { CALLS_BY_SOURCE } from './vocabulary/calls.ts';
import { fieldNamed } from './vocabulary/fields.ts';
import { MODIFIER_WORDS } from './vocabulary/modifier-words.ts';
import { TAGS } from './vocabulary/techniques.ts';

/** What a word of a rule means. `doc` may hold `code` in backticks; all else of it is plain. */
export interface Meaning {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** What kind of thing it is: "Modifier". */
  readonly what: string;
  readonly doc: string;
}

/** The meaning of the word at `offset`; undefined where it has none of its own. */
export function meaningAt(text: string, offset: number): Meaning | undefined {
  const [start, end] = wordAt(text, offset);
  if (start === end) return undefined;
  const cursor = cursorAt(text, end);
  if (!cursor || cursor.start > start) return undefined;
  const name = text.slice(start, end);
  const found =
    cursor.slot === 'key' && !isValueItem(cursor) ? keyMeaning(cursor, name) : valueMeaning(cursor, name);
  return found && { start, end, name, ...found };
}

type Found = Pick<Meaning, 'what' | 'doc'>;

/** The bounds of what stands between white space, quotes, brackets, commas, colons that end a key, and `|`. */
function wordAt(text: string, offset: number): [number, number] {
  const stop = /[\s|"'{}[\](),#]/;
  let start = offset;
  while (start > 0 && !stop.test(text[start - 1]!)) start--;
  let end = offset;
  while (end < text.length && !stop.test(text[end]!)) end++;
  if (text[end - 1] === ':') end--;
  return offset > end ? [offset, offset] : [start, end];
}

/** `- attack.t1098`, which looks like the beginning of a key. */
function isValueItem(cursor: Cursor): boolean {
  const shape = shapeAt(cursor);
  return shape !== undefined && shape.kind !== 'search' && valuesIn(shape).length > 0;
}

function keyMeaning(cursor: Cursor, name: string): Found | undefined {
  const shape = shapeAt(cursor);
  if (shape?.kind === 'search') {
    return cursor.written.includes('|') ? modifierMeaning(name) : fieldMeaning(name);
  }
  const entry = entryAt({ kind: cursor.kind, path: [...cursor.path, name] });
  if (!entry) return shape && fieldsStandThere(cursor) ? fieldMeaning(name) : undefined;
  const needed = entry.required ? ' Required.' : '';
  return {
    what: entry.isOurs ? 'Key of CloudTrail Investigator; other tools ignore it' : 'Sigma key',
    doc: entry.doc + needed,
  };
}

function fieldsStandThere({ path }: Cursor): boolean {
  return path[0] === 'where' && path.length === 2;
}

function modifierMeaning(name: string): Found | undefined {
  const found = MODIFIER_WORDS.find((entry) => entry.name === name);
  return found && { what: 'Modifier', doc: found.doc };
}

/** A list on the way stands for its elements, so any path of a record may be a field. */
function fieldMeaning(name: string): Found | undefined {
  const known = fieldNamed(name);
  if (!known) {
    const isPath = /^[\w-]+(?:\.[\w:-]+)*$/.test(name);
    return isPath
      ? { what: 'Field', doc: 'A path into the record; a list on the way stands for its elements.' }
      : undefined;
  }
  const { origin, doc, from } = known;
  if (origin === 'record') return { what: 'Field of the record', doc };
  return {
    what: origin === 'derived' ? 'Derived field' : 'Joined field',
    doc: from ? `${doc} From \`${from}\`.` : doc,
  };
}

function valueMeaning(cursor: Cursor, name: string): Found | undefined {
  const values = valuesIn(shapeAt(cursor) ?? { kind: 'any' });
  return values.map((value) => meaningAs(value, name)).find((found) => found !== undefined);
}

function meaningAs(value: Value, name: string): Found | undefined {
  if (value.kind === 'word') return named(value.words, name, 'Value');
  if (value.kind === 'tag') return named(TAGS, name.toLowerCase(), 'Tag');
  if (value.kind === 'field') return fieldMeaning(name);
  if (value.kind !== 'value-of-field') return undefined;
  if (value.modifiers.includes('fieldref')) return fieldMeaning(name);
  return callMeaning(value.field, name) ?? named(fieldNamed(value.field)?.words ?? [], name, 'Value');
}

function named(
  entries: readonly { name: string; doc: string }[],
  name: string,
  what: string,
): Found | undefined {
  const found = entries.find((entry) => entry.name === name);
  return found && found.doc !== '' ? { what, doc: found.doc } : undefined;
}

function callMeaning(field: string, name: string): Found | undefined {
  if (field !== 'eventName') return undefined;
  const sources = [...CALLS_BY_SOURCE].filter(([, names]) => names.includes(name)).map(([source]) => source);
  return sources.length > 0 ? { what: 'Call', doc: `A call of ${sources.join(', ')}.` } : undefined;
}
