import type { WorkspaceSymbol } from 'vscode-languageserver';
import type { EntityKind } from '../../core/analysis/entities/entity.ts';
import { entityLabel } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import { drawnPlaceOf, type Snapshot } from '../snapshot.ts';
import { ENTITY_NOUN, utc } from '../describe/words.ts';
import { ENTITY_SYMBOL } from './entity-symbol.ts';

/** More than this nobody reads; a longer query brings others. */
const MOST_SYMBOLS = 100;

/** What a symbol stands for, to be asked back for its place. */
interface SymbolData {
  readonly log: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The access keys, principals, key pairs, addresses and event names of all logs that hold the query or have an alias that
 * does, and the event with that id. Where they stand is worked out for the one that is picked.
 */
export function* workspaceSymbols(snapshot: Snapshot, query: string): Generator<void, WorkspaceSymbol[]> {
  const { investigation } = snapshot;
  const found = [...(yield* investigation.findInSteps(query, MOST_SYMBOLS))];
  for (const value of valuesCalled(snapshot, query)) {
    const called = yield* investigation.findInSteps(value, MOST_SYMBOLS - found.length);
    found.push(...called.filter(({ entity }) => entity.value === value));
  }
  return found.map(({ entity, event }) => ({
    name: shorten(entityLabel(snapshot, entity), 200),
    kind: ENTITY_SYMBOL[entity.kind],
    containerName: shorten(`${NOUN[entity.kind]} · first in ${event.eventName} ${utc(event.time)}`, 200),
    location: { uri: event.log },
    data: { log: event.log, ...event.span } satisfies SymbolData,
  }));
}

/** The values whose alias holds the query, and which do not hold it themselves. */
function valuesCalled({ aliases }: Snapshot, query: string): string[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const holds = (text: string): boolean => text.toLowerCase().includes(wanted);
  return [...aliases].flatMap(([value, alias]) => (holds(alias) && !holds(value) ? [value] : []));
}

/** The same with the place of its first event. */
export function resolveWorkspaceSymbol(snapshot: Snapshot, symbol: WorkspaceSymbol): WorkspaceSymbol {
  const data: Partial<SymbolData> | null | undefined = symbol.data;
  if (typeof data?.log !== 'string' || typeof data.offset !== 'number' || typeof data.length !== 'number')
    return symbol;
  const { log, offset, length } = data;
  if (!snapshot.investigation.log(log)) return symbol;
  return { ...symbol, location: drawnPlaceOf(snapshot, log, { offset, length }) };
}

const NOUN: Readonly<Record<EntityKind, string>> = { ...ENTITY_NOUN, 'event-name': 'API call' };
