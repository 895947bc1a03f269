import type { EventFacts } from '../../core/detect/finding.ts';
import { SETTINGS_SECTION, type CoverageNode } from '../../protocol.ts';
import { callerLabel, entityLabel } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';
import { shortUtc } from '../describe/words.ts';

/** An event in the Coverage view; `under` tells rows of the same event apart. A click leads to it. */
export function eventRow(snapshot: Snapshot, event: EventFacts, under: string): CoverageNode {
  const { log, index, span, time, eventName, sourceIPAddress: address } = event;
  const where = [
    callerLabel(snapshot, event),
    ...(address === undefined ? [] : [entityLabel(snapshot, { kind: 'address', value: address })]),
    baseName(log),
  ];
  return {
    key: JSON.stringify([under, log, index]),
    kind: 'event',
    label: shorten(`${shortUtc(time)} ${eventName}`, 200),
    description: shorten(where.join(' · '), 200),
    place: rowPlaceOf(snapshot, log, span),
    children: [],
  };
}

/** The next thing to do; a click does it. */
export function stepRow(key: string, step: 'as-database' | 'load', description = ''): CoverageNode {
  const row = { key, kind: 'step', description, place: null, children: [] } as const;
  return step === 'load'
    ? { ...row, label: 'Load more logs…', action: { kind: 'load' } }
    : {
        ...row,
        label: 'Choose an AS database…',
        action: { kind: 'setting', setting: `${SETTINGS_SECTION}.asn.databasePath` },
      };
}
