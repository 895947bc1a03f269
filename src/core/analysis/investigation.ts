import type { Conclusion, EventFacts, Finding, Undecided } from '../detect/finding.ts';
import { matchLogInSteps } from '../detect/match.ts';
import type { RuleSet } from '../detect/rule.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import type { RecordEdit } from '../log/edit.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { Span } from '../log/span.ts';
import { eventCount, eventOf } from '../log/events.ts';
import { inOneGo } from '../log/steps.ts';
import { caseAfterEdit, editedCaseLog, isSilent, placeOf, settled } from './case-after-edit.ts';
import { caseOf, type Case, type CaseLog, type IndexedLog } from './case.ts';
import { chain, type ChainLink } from './chain.ts';
import { findingsIn, undecidedIn } from './copies.ts';
import { coverage, type RegionCoverage } from './coverage.ts';
import { definitions } from './definitions.ts';
import type { EventPlace } from './duplicates.ts';
import { digestCoverage, type DigestCoverage } from './digest-coverage.ts';
import { entities } from './entities.ts';
import type { Entity, EntityKind, EntitySummary, Occurrence, RelatedHit } from './entity.ts';
import { entityAt, eventAt } from './entity-at.ts';
import { passes, type FindingFilter } from './filter.ts';
import { lazy } from './lazy.ts';
import { factsWhenAsked } from './log-facts.ts';
import { indexLog } from './log-index.ts';
import { references } from './references.ts';
import { exact, related } from './related.ts';
import { summarize } from './summarize.ts';

export type { FindingFilter } from './filter.ts';

/** What was read. Every record counts once: events without further deliveries, which are the duplicates. */
export interface Counts {
  readonly logs: number;
  readonly events: number;
  readonly duplicates: number;
  /** Those of the duplicates that another event has updated. */
  readonly superseded: number;
  readonly notEvents: number;
  readonly unreadable: number;
}

/** Many logs, one picture. Speaks plain data; the shells turn spans into lines. Identity of a log is the caller's string (URI or path). */
export interface Investigation {
  /** Adds or replaces a log: matches it. The conclusion follows when next asked for. */
  setLog(id: string, log: Log): void;
  /** The same, yielding about every 2 ms so that a caller can stay responsive; nothing changes until it is done. */
  setLogInSteps(id: string, log: Log): Generator<void, void>;
  /** The first half of it, for a caller that adds many: matches a log and adds nothing yet. */
  prepare(id: string, log: Log): Generator<void, CaseLog>;
  /** The other half: they all come at once, so that what joins the logs is worked out once. */
  add(logs: readonly CaseLog[]): void;
  /**
   * The log, which is in the investigation, after an edit inside one record: as `setLog`, in much less time. True where no
   * rule says anything of the record, so that all there is to show stays as it is, but for what stands behind it.
   */
  editLog(id: string, edit: RecordEdit): boolean;
  removeLog(id: string): void;
  removeLogs(ids: readonly string[]): void;
  log(id: string): Log | undefined;
  logIds(): readonly string[];
  /** The event that facts of a log in this investigation are of. */
  event(facts: Pick<EventFacts, 'log' | 'index'>): LogEvent;
  facts(event: LogEvent, id: string): EventFacts;

  /** All findings and undecided of all logs; computed once per change. Duplicated deliveries count once, the first by (log, offset). */
  conclusion(): Conclusion;
  /** Works the conclusion out ahead of the question, yielding about every 2 ms. */
  concludeInSteps(): Generator<void, Conclusion>;
  /** Findings that pass the filter, in the conclusion's order. */
  findings(filter: FindingFilter): readonly Finding[];
  /** Findings to show inside one log: also those whose anchor event's duplicate delivery stands there (re-placed onto that copy). */
  findingsIn(id: string, filter: FindingFilter): readonly Finding[];
  undecidedIn(id: string): readonly Undecided[];
  counts(): Counts;
  /** Per account and region, the time from the first to the last event and the hours without any. */
  coverage(): readonly RegionCoverage[];
  /** What the digest files among the logs list, and which of that is not loaded, for each account and region. */
  digests(): readonly DigestCoverage[];

  /** What stands at a byte offset: the entity, the exact span of its text and the event. */
  entityAt(
    id: string,
    offset: number,
  ): { readonly entity: Entity; readonly span: Span; readonly event: LogEvent } | undefined;
  /** The event whose record contains the offset. */
  eventAt(id: string, offset: number): LogEvent | undefined;
  summarize(entity: Entity): EntitySummary;
  /** Entities of these kinds in the open logs, most findings then most events first. */
  entities(kinds: readonly EntityKind[]): readonly EntitySummary[];
  /** Every exact occurrence, request and response, across the logs; of a key pair name within its account and region. Oldest first. */
  references(entity: Entity): readonly Occurrence[];
  /** The events that hold the entity's exact value, each once with its places; further deliveries are left out. Oldest first. */
  exact(entity: Entity): readonly RelatedHit[];
  /** The event with this id and the related events of the findings anchored on it; oldest first. */
  chain(eventID: string): readonly ChainLink[];
  /** The event that CloudTrail sent in place of this one, and those in place of which it sent this one. */
  updates(event: EventPlace): {
    readonly updateOf: EventPlace | undefined;
    readonly originals: readonly EventPlace[];
  };
  /** Key pair name → the create or import call that made it; temporary access key → the call that issued it. */
  definitions(entity: Entity): readonly Occurrence[];
  /** The editor's pivot: same access key, same key pair, credentials issued; oldest first, each with its reasons. */
  related(entity: Entity): readonly RelatedHit[];
}

export interface InvestigationOptions {
  readonly rules: RuleSet;
  readonly enrich: EnrichContext;
}

/** An investigation without logs yet. */
export function createInvestigation({ rules, enrich }: InvestigationOptions): Investigation {
  const logs = new Map<string, IndexedLog>();
  let all = lazy(() => caseOf([], rules, enrich));
  const changed = (): void => {
    all = lazy(() => caseOf([...logs.values()].map(settled), rules, enrich));
  };
  function* prepare(id: string, log: Log): Generator<void, CaseLog> {
    const matches = yield* matchLogInSteps(id, log, rules, enrich);
    return { id, log, matches, facts: factsWhenAsked(log) };
  }
  const add = (added: readonly CaseLog[]): void => {
    for (const log of added) logs.set(log.id, { ...log, index: indexLog(log.log) });
    changed();
  };
  function* setLogInSteps(id: string, log: Log): Generator<void, void> {
    add([yield* prepare(id, log)]);
  }
  const editLog = (id: string, edit: RecordEdit): boolean => {
    const before = all();
    const edited = editedCaseLog(before.logs[placeOf(before, id)]!, edit, rules, enrich);
    const after = caseAfterEdit(before, edited, edit, rules, enrich);
    logs.set(id, edited);
    all = () => after;
    return after.basis === before.basis && isSilent(edited, edit.index);
  };
  const removeLogs = (ids: readonly string[]): void => {
    if (ids.filter((id) => logs.delete(id)).length > 0) changed();
  };

  return {
    prepare,
    add,
    setLogInSteps,
    editLog,
    setLog: (id, log) => inOneGo(setLogInSteps(id, log)),
    removeLog: (id) => removeLogs([id]),
    removeLogs,
    log: (id) => logs.get(id)?.log,
    logIds: () => all().logs.map(({ id }) => id),
    event: ({ log, index }) => eventOf(logs.get(log)!.log, index),
    facts: (event, id) => all().facts(event, id),

    conclusion: () => all().conclusion(),
    *concludeInSteps() {
      const { duplicates, conclusion } = all();
      yield* duplicates.inSteps();
      return conclusion();
    },
    findings: (filter) =>
      all()
        .conclusion()
        .findings.filter((finding) => passes(finding, filter)),
    findingsIn: (id, filter) => findingsIn(all(), id).filter((finding) => passes(finding, filter)),
    undecidedIn: (id) => undecidedIn(all(), id),
    counts: () => countRecords(all()),
    coverage: () => coverage(all().logs),
    digests: () => digestCoverage(all().logs.map(({ id, facts }) => ({ id, digests: facts.digests }))),

    entityAt: (id, offset) => entityAt(all(), id, offset),
    eventAt: (id, offset) => {
      const log = logs.get(id);
      return log && eventAt(log, offset);
    },
    summarize: (entity) => summarize(all(), entity),
    entities: (kinds) => entities(all(), kinds),
    references: (entity) => references(all(), entity),
    chain: (eventID) => chain(all(), eventID),
    exact: (entity) => exact(all(), entity),
    updates: (event) => ({
      updateOf: all().duplicates().updateOf(event),
      originals: all().duplicates().originalsOf(event),
    }),
    definitions: (entity) => definitions(all(), entity),
    related: (entity) => related(all(), entity),
  };
}

function countRecords(all: Case): Counts {
  const sum = (of: (log: Log) => number): number => all.logs.reduce((total, { log }) => total + of(log), 0);
  const { count: duplicates, superseded } = all.duplicates();
  return {
    logs: all.logs.length,
    events: sum(eventCount) - duplicates,
    duplicates,
    superseded,
    notEvents: sum(({ notEvents }) => notEvents.length),
    unreadable: sum(({ unreadable }) => unreadable),
  };
}
