import type { Offer } from './completion.ts';
import type { Cursor, Sibling } from './cursor.ts';
import type { Known } from './known.ts';
import type { Expected } from './shape-at.ts';
import { CALLS_BY_SOURCE } from './vocabulary/calls.ts';
import { FIELDS, fieldNamed } from './vocabulary/fields.ts';

/** Fields of an event, to go on from what is written. */
export function fieldNames(written: string, isComplete: boolean, siblings: readonly Sibling[]): Offer[] {
  const service = serviceOf(siblings);
  const taken = new Set(siblings.map(({ key }) => key));
  const isPrefixed = written.includes('.');
  return FIELDS.filter(({ name }) => !taken.has(name)).map(({ name, doc, from, services }) => ({
    kind: 'field',
    name,
    doc,
    detail: from ? `from ${from}` : services.join(', '),
    insert: isComplete ? name : `${name}: `,
    // Deep paths come after what every event has, but where one is being written.
    rank: rankOf({ isOfService: service !== undefined && services.includes(service), services, isPrefixed }),
    goesOn: !isComplete && valuesAreKnown(name),
  }));
}

function rankOf(field: { isOfService: boolean; services: readonly string[]; isPrefixed: boolean }): number {
  if (field.isOfService) return 0;
  return field.services.length === 0 ? 1 : field.isPrefixed ? 2 : 3;
}

/** `ec2`, where the search says that only `ec2.amazonaws.com` is meant. */
function serviceOf(siblings: readonly Sibling[]): string | undefined {
  return sourceOf(siblings)?.split('.')[0];
}

function sourceOf(siblings: readonly Sibling[]): string | undefined {
  const source = siblings.find(({ key }) => key === 'eventSource')?.value;
  return source?.replaceAll(/["']/g, '').toLowerCase();
}

function valuesAreKnown(name: string): boolean {
  return name === 'eventName' || name === 'eventSource' || fieldNamed(name)?.words !== undefined;
}

type OfField = Extract<Expected, { kind: 'value-of-field' }>;

/** What a field may hold; `skip` keeps what stands before a placeholder that is being written. */
export function fieldValues(
  { field, modifiers }: OfField,
  { written, besidePath }: Pick<Cursor, 'written' | 'besidePath'>,
  known: Known,
): { readonly offers: readonly Offer[]; readonly skip: number } {
  if (modifiers.includes('expand')) return placeholders(written, known);
  if (modifiers.includes('fieldref')) return { offers: fieldNames(written, true, []), skip: 0 };
  if (modifiers.includes('exists')) return { offers: BOOLEANS, skip: 0 };
  return { offers: valuesNamed(field, besidePath, known), skip: 0 };
}

const BOOLEANS: readonly Offer[] = [
  { kind: 'word', name: 'true', doc: 'The record has the field, be it null.', rank: 0 },
  { kind: 'word', name: 'false', doc: 'The record has no such field.', rank: 1 },
];

function valuesNamed(field: string, siblings: readonly Sibling[], known: Known): Offer[] {
  if (field === 'eventSource') return sources(known);
  if (field === 'eventName') return calls(sourceOf(siblings), known);
  const words = fieldNamed(field)?.words ?? [];
  return words.map((entry, rank) => ({ ...entry, kind: 'word', rank }));
}

function sources(known: Known): Offer[] {
  const seen = known.calls;
  const names = new Set([...seen.keys(), ...CALLS_BY_SOURCE.keys()]);
  return [...names].map((name) => ({
    kind: 'call',
    name,
    doc: 'A service that events come from.',
    ...(seen.has(name) ? { detail: 'in the open logs', rank: 0 } : {}),
  }));
}

/** The calls of a service, or of all where the search names none. */
function calls(source: string | undefined, known: Known): Offer[] {
  const offers = new Map<string, Offer>();
  const add = (from: string, names: Iterable<string>, isSeen: boolean): void => {
    const isMeant = source === undefined || source === '' || source === from;
    if (!isMeant) return;
    for (const name of names) {
      if (offers.has(name)) continue;
      const detail = isSeen ? `${from}, in the open logs` : from;
      offers.set(name, { kind: 'call', name, doc: `A call of ${from}.`, detail, rank: isSeen ? 0 : 1 });
    }
  };
  for (const [from, names] of known.calls) add(from, names, true);
  for (const [from, names] of CALLS_BY_SOURCE) add(from, names, false);
  return [...offers.values()];
}

function placeholders(written: string, known: Known): { offers: Offer[]; skip: number } {
  const skip = written.length - /%?[^%\s]*$/.exec(written)![0].length;
  const offers = known.placeholders.map((name): Offer => ({
    kind: 'word',
    name: `%${name}%`,
    doc: `Each value of the list ${name}.`,
  }));
  return { offers, skip };
}
