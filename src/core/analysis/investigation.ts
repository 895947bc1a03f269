import type { Conclusion, EventFacts, Finding, Undecided } from '../detect/finding.ts';
import type { Level } from '../detect/level.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { Span } from '../log/span.ts';
import type { Entity, EntityKind, EntitySummary, Occurrence, RelatedHit } from './entity.ts';

/** One filter drives tree, Problems, code lens and export alike. */
export interface FindingFilter {
  readonly minimumLevel: Level;
  /** Case-insensitive substring of rule id, title, message or any entity; empty means all. */
  readonly search: string;
}

/** Many logs, one picture. Speaks plain data; the shells turn spans into lines. Identity of a log is the caller's string (URI or path). */
export interface Investigation {
  /** Adds or replaces a log: matches it. The conclusion follows when next asked for. */
  setLog(id: string, log: Log): void;
  /** The same, yielding about every 2 ms so that a caller can stay responsive; nothing changes until it is done. */
  setLogInSteps(id: string, log: Log): Generator<void, void>;
  removeLog(id: string): void;
  log(id: string): Log | undefined;
  logIds(): readonly string[];
  event(facts: Pick<EventFacts, 'log' | 'index'>): LogEvent;
  facts(event: LogEvent, id: string): EventFacts;

  /** All findings and undecided of all logs; computed once per change. Duplicated deliveries count once, the first by (log, offset). */
  conclusion(): Conclusion;
  /** Findings that pass the filter, in the conclusion's order. */
  findings(filter: FindingFilter): readonly Finding[];
  /** Findings to show inside one log: also those whose anchor event's duplicate delivery stands there (re-placed onto that copy). */
  findingsIn(id: string, filter: FindingFilter): readonly Finding[];
  undecidedIn(id: string): readonly Undecided[];
  counts(): { readonly logs: number; readonly events: number; readonly duplicates: number; readonly notEvents: number; readonly unreadable: number };

  /** What stands at a byte offset: the entity, the exact span of its text and the event. */
  entityAt(id: string, offset: number): { readonly entity: Entity; readonly span: Span; readonly event: LogEvent } | undefined;
  /** The event whose record contains the offset. */
  eventAt(id: string, offset: number): LogEvent | undefined;
  summarize(entity: Entity): EntitySummary;
  /** Entities of these kinds in the open logs, most findings then most events first. */
  entities(kinds: readonly EntityKind[]): readonly EntitySummary[];
  /** Every exact occurrence, request and response, across the logs; of a key pair name within its account and region. Oldest first. */
  references(entity: Entity): readonly Occurrence[];
  /** Key pair name → the create or import call that made it; temporary access key → the call that issued it. */
  definitions(entity: Entity): readonly Occurrence[];
  /** The editor's pivot: same access key, same key pair, credentials issued; oldest first, each with its reasons. */
  related(entity: Entity): readonly RelatedHit[];
}
