import type { Evidence } from '../finding.ts';
import type { Truth } from '../sigma/expr.ts';
import type { ExplainedItem } from './explanation.ts';
import { listed, textWord, valueWord, type Word } from './lines.ts';

/** What an item asks, in words: what it says, and what it says with `neq`. */
const VERBS: Readonly<Record<string, readonly [string, string]>> = {
  '': ['is', 'is not'],
  contains: ['contains', 'does not contain'],
  startswith: ['begins with', 'does not begin with'],
  endswith: ['ends with', 'does not end with'],
  re: ['matches', 'does not match'],
  cidr: ['lies in', 'does not lie in'],
  lt: ['is less than', 'is not less than'],
  lte: ['is at most', 'is not at most'],
  gt: ['is more than', 'is not more than'],
  gte: ['is at least', 'is not at least'],
  fieldref: ['equals the field', 'does not equal the field'],
};

/** These change how texts are compared, not what is asked. */
const ASIDE: ReadonlySet<string> = new Set([
  'expand',
  'cased',
  'i',
  'ignorecase',
  'm',
  'multiline',
  's',
  'dotall',
]);

/** `requestParameters.keyName begins with xg1 · the event has deploy`. */
export function itemWords(item: ExplainedItem, truth: Truth): readonly Word[] {
  const remark = remarkOn(item, truth);
  return [...question(item), ...(remark.length > 0 ? [' · ', ...remark] : [])];
}

function question({ field, modifiers, all, neq, wanted, moreWanted }: ExplainedItem): readonly Word[] {
  const verbs = modifiers.filter((name) => !ASIDE.has(name));
  const list = wantedWords(wanted, moreWanted, all);
  if (field === '') {
    const where = neq ? 'nowhere in the record: ' : 'in the record: ';
    return [where, ...list];
  }
  if (verbs.length === 1 && verbs[0] === 'exists') {
    return [textWord(field), (wanted[0] === 'true') !== neq ? ' is there' : ' is not there'];
  }
  const verb = verbs.length > 1 ? undefined : VERBS[verbs[0] ?? ''];
  // What has no words of its own is shown as the rule has it.
  if (!verb) return [textWord([field, ...modifiers].join('|')), neq ? ' is not ' : ' is ', ...list];
  return [textWord(field), ` ${verb[neq ? 1 : 0]} `, ...list];
}

function wantedWords(wanted: ExplainedItem['wanted'], more: number, all: boolean): readonly Word[] {
  const items: (readonly Word[])[] = wanted.map((text) =>
    text === null ? ['null or absent'] : [textWord(text)],
  );
  return listed(more > 0 ? [...items, [`${more} more`]] : items, all ? 'and' : 'or');
}

/** What the event has there, unless the question has said so. */
function remarkOn(item: ExplainedItem, truth: Truth): readonly Word[] {
  const { field, found, moreFound, reasons, neq, wanted } = item;
  // The answer says that it is undecided; here stands why.
  if (truth === 'undecided') {
    const listedReasons = reasons.map((reason) => [textWord(reason)]);
    return listed(listedReasons, 'and');
  }
  const holds = (truth === 'yes') !== neq;
  const asked = item.modifiers.length === 0 && item.wanted.length === 1 && item.moreWanted === 0;
  if (field === '') return holds ? foundWords(found, moreFound, true) : ['not found'];
  const [only] = found;
  if (!only) return holds ? [] : ['the event has no such field'];
  if (holds && asked && found.length === 1 && only.value === wanted[0] && !only.from) return [];
  if (only.span === null && !only.from && found.length === 1) return ['the event has no such field'];
  return [
    'the event has ',
    ...foundWords(
      found,
      moreFound,
      found.some((each) => each.field !== field),
    ),
  ];
}

function foundWords(found: readonly Evidence[], more: number, named: boolean): readonly Word[] {
  const items = found.map((each) => [
    ...(named ? [textWord(each.field), ' = '] : []),
    ...evidenceWords(each),
  ]);
  return listed(more > 0 ? [...items, [`${more} more`]] : items, 'and');
}

function evidenceWords({ value, span, from }: Evidence): readonly Word[] {
  if (span === null && !from) return ['nothing'];
  return [valueWord(value), ...(from ? originWords(from) : [])];
}

/** Where a derived value comes from; a success comes from no error being there. */
function originWords({ field, value }: NonNullable<Evidence['from']>): readonly Word[] {
  if (value === null) return [', ', textWord(field), ' being absent'];
  return [' from ', textWord(field), ' = ', valueWord(value)];
}
