import type { FindingFilter } from '../../core/analysis/investigation.ts';
import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import type { LogEvent } from '../../core/log/log.ts';
import type { EventTarget } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';
import { eventAtPlace } from './event-at-place.ts';
import { findingKey } from './nodes.ts';

/** An event and what is found there. */
export interface FindingsAt {
  readonly event: LogEvent | undefined;
  readonly findings: readonly ShownFinding[];
}

/** The finding that is named, else all at the event that are shown; with what filters took away only where asked for. */
export function findingsAt(
  snapshot: Snapshot,
  { at, finding: key }: EventTarget,
  { suppressed }: Required<Pick<FindingFilter, 'suppressed'>>,
): FindingsAt {
  const found = eventAtPlace(snapshot, at);
  if (!found) return { event: undefined, findings: [] };
  const findings = snapshot.investigation
    .findingsIn(found.log, { ...snapshot.filter, suppressed })
    .filter((finding) => finding.event.index === found.event.index);
  const named = findings.filter((finding) => key === undefined || findingKey(finding) === key);
  return { event: found.event, findings: named };
}
