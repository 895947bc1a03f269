import type { Cursor } from './cursor.ts';
import { cursorAt } from './cursor.ts';
import { fieldNames, fieldValues } from './field-completion.ts';
import type { Known } from './known.ts';
import { mapsIn, shapeAt, valuesIn, type Expected, type Value } from './shape-at.ts';
import { entries, type Entry } from './vocabulary/entry.ts';
import type { KeyEntry } from './vocabulary/shape.ts';
import { MODIFIER_WORDS } from './vocabulary/modifier-words.ts';
import { TAGS } from './vocabulary/techniques.ts';
import { BOOLEANS } from './vocabulary/field-words.ts';
import { CONDITION_WORDS } from './vocabulary/words.ts';

/** Something that may be written at a place, in place of what is written there already. */
export interface Completion extends Entry {
  readonly kind: 'key' | 'word' | 'field' | 'modifier' | 'call' | 'tag' | 'search' | 'rule' | 'operator';
  /** A few words beside the name; '' for none. */
  readonly detail: string;
  readonly insert: string;
  /** The offsets between which it takes the place of what is there. */
  readonly start: number;
  readonly end: number;
  /** Those with a smaller rank are likelier. */
  readonly rank: number;
  /** What it inserts ends where there is something to choose from again. */
  readonly goesOn: boolean;
}

/** What may be said of a completion before its place is known. */
export type Offer = Entry &
  Pick<Completion, 'kind'> &
  Partial<Pick<Completion, 'detail' | 'insert' | 'rank' | 'goesOn'>>;

/** Everything that may be written at `offset`. Nothing in YAML that is no Sigma. */
export function completionsAt(text: string, offset: number, known: Known): Completion[] {
  const cursor = cursorAt(text, offset);
  const expected = cursor && shapeAt(cursor);
  if (!expected) return [];
  const rest = /^[^\n]*/.exec(text.slice(offset))![0];
  const hasColon = /^[\w.|-]*["']?:(?:\s|$)/.test(rest);
  const made =
    cursor.slot === 'key' ? keys(cursor, expected, hasColon, known) : values(cursor, expected, known);
  const end = offset + /^[\w.*%-]*/.exec(rest)![0].length;
  return made.offers.map(({ detail = '', insert, rank = 1, goesOn = false, ...offer }) => ({
    ...offer,
    detail,
    insert: insert ?? offer.name,
    rank,
    goesOn,
    start: cursor.start + made.skip,
    end,
  }));
}

/** `skip`: so much of what is written stays. */
interface Made {
  readonly offers: readonly Offer[];
  readonly skip: number;
}

const NONE: Made = { offers: [], skip: 0 };

function keys(cursor: Cursor, expected: Expected, hasColon: boolean, known: Known): Made {
  const { written, siblings } = cursor;
  const bar = written.lastIndexOf('|');
  if (expected.kind === 'search') {
    return bar === -1
      ? { offers: fieldNames(written, hasColon, siblings), skip: 0 }
      : { offers: modifiers(written, hasColon), skip: bar + 1 };
  }
  const maps = mapsIn(expected);
  // An item of a list that is no map: `- attack.t10`.
  if (maps.length === 0) return values(cursor, expected, known);
  const taken = new Set(siblings.map(({ key }) => key));
  const named = maps.flatMap((map) => map.keys.filter(({ name }) => !taken.has(name)));
  const fields = maps.some(({ others }) => others?.keys === 'fields')
    ? fieldNames(written, hasColon, siblings)
    : [];
  return { offers: [...named.map((entry) => keyOffer(entry, hasColon)), ...fields], skip: 0 };
}

function keyOffer({ name, doc, shape, required, isOurs }: KeyEntry, hasColon: boolean): Offer {
  const detail = [...(required ? ['required'] : []), ...(isOurs ? ['ours: other tools ignore it'] : [])].join(
    ', ',
  );
  const isBlock = mapsIn(shape).length > 0 || shape.kind === 'list';
  const after = hasColon ? '' : isBlock ? ':' : ': ';
  const goesOn = !hasColon && !isBlock && ['word', 'boolean', 'condition', 'rule'].includes(shape.kind);
  return {
    kind: 'key',
    name,
    doc,
    detail,
    insert: name + after,
    rank: required ? 0 : isOurs ? 2 : 1,
    goesOn,
  };
}

function modifiers(written: string, hasColon: boolean): Offer[] {
  const used = new Set(written.split('|').slice(1, -1));
  return MODIFIER_WORDS.filter(({ name }) => !used.has(name)).map((entry, rank) => ({
    ...entry,
    kind: 'modifier',
    rank,
    insert: hasColon ? entry.name : `${entry.name}: `,
  }));
}

function values(cursor: Cursor, expected: Expected, known: Known): Made {
  const all = valuesIn(expected).map((value) => valuesOf(cursor, value, known));
  return all.find(({ offers }) => offers.length > 0) ?? NONE;
}

function valuesOf(cursor: Cursor, value: Value, known: Known): Made {
  const { written } = cursor;
  switch (value.kind) {
    case 'word':
      return whole(value.words.map((entry, rank) => ({ ...entry, kind: 'word', rank })));
    case 'boolean':
      return whole(BOOLEANS.map((entry) => ({ ...entry, doc: '', kind: 'word' })));
    case 'tag':
      return whole(TAGS.map((entry) => ({ ...entry, kind: 'tag' })));
    case 'field':
      return whole(fieldNames(written, true, []));
    case 'text':
      return whole(
        LOGSOURCES.filter(({ path }) => path === cursor.path.join('.')).map((entry) => ({
          ...entry,
          kind: 'word',
        })),
      );
    case 'rule':
      return whole(ruleNames(known));
    case 'condition': {
      const skip = written.length - /[^\s()]*$/.exec(written)![0].length;
      return { offers: value.of === 'searches' ? conditionOffers(cursor) : ruleNames(known), skip };
    }
    case 'value-of-field':
      return fieldValues(value, cursor, known);
    case 'any':
    case 'date':
    case 'number':
    case 'search':
    case 'timespan':
      return NONE;
  }
}

function whole(offers: readonly Offer[]): Made {
  return { offers, skip: 0 };
}

const LOGSOURCES = [
  { path: 'logsource.product', name: 'aws', doc: 'Amazon Web Services.' },
  { path: 'logsource.service', name: 'cloudtrail', doc: 'CloudTrail, in any shape it is exported in.' },
] as const;

function ruleNames(known: Known): Offer[] {
  return known.rules.map(({ name, title }) => ({ kind: 'rule', name, doc: title }));
}

function conditionOffers({ searches }: Cursor): Offer[] {
  const stems = new Set(searches.flatMap((name) => /^(.+_)[^_]+$/.exec(name)?.[1] ?? []));
  const patterns = [...stems].filter((stem) => searches.filter((name) => name.startsWith(stem)).length > 1);
  const quantified = entries(
    Object.fromEntries(
      patterns.flatMap((stem) => [
        [`1 of ${stem}*`, `One search holds whose name begins with ${stem}`],
        [`all of ${stem}*`, `Every search holds whose name begins with ${stem}`],
      ]),
    ),
  );
  return [
    ...searches.map((name): Offer => ({ kind: 'search', name, doc: 'A search of this rule.', rank: 0 })),
    ...quantified.map((entry): Offer => ({ ...entry, kind: 'operator' })),
    ...CONDITION_WORDS.map((entry): Offer => ({ ...entry, kind: 'operator', rank: 2 })),
  ];
}
