import { earliest } from '../detect/conclude/conclude.ts';
import type { Conclusion, EventFacts, Finding, SuppressedFinding, Undecided } from '../detect/finding.ts';
import { matchLogInSteps } from '../detect/match.ts';
import { rematchLogInSteps, type Matched } from '../detect/rematch.ts';
import type { FilterRule, RuleSet } from '../detect/rule.ts';
import type { EnrichContext, KeyPairRole } from '../enrich/enrichment.ts';
import type { RecordEdit } from '../log/edit/edit.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { Span } from '../log/span.ts';
import { eventOf } from '../log/events.ts';
import { inOneGo } from '../log/steps.ts';
import type { AttackGraph } from './attack-graph/graph.ts';
import { attackGraphOf } from './attack-graph/known.ts';
import { around, type AroundQuestion } from './related/around.ts';
import { caseAfterEdit, editedCaseLog } from './case-after-edit.ts';
import { caseOf, type Case, type CaseLog } from './case.ts';
import { chain, type ChainLink } from './chain.ts';
import { findingsIn, undecidedIn } from './deliveries/copies.ts';
import { concludeOtherwise } from './explanations/conclude-otherwise.ts';
import { coverage, type RegionCoverage } from './coverage/coverage.ts';
import { definitions } from './references/definitions.ts';
import { digestCoverage, type DigestCoverage } from './coverage/digest-coverage.ts';
import type { EventPlace } from './deliveries/duplicates.ts';
import { entities, isListCut } from './entities/entities.ts';
import { valuesOf } from './entities/values.ts';
import { entityDetails, type EntityDetails } from './entities/details.ts';
import { namedElsewhere, type NamedElsewhere } from './entities/named-elsewhere.ts';
import { summarize } from './entities/summarize.ts';
import type { Entity, EntityKind, EntitySummary, Occurrence, RelatedHit } from './entities/entity.ts';
import { entityAt, eventAt } from './entities/entity-at.ts';
import { entityMarks, type EntityMark, type EntityMarks } from './entities/marks.ts';
import { findValues } from './references/find-values.ts';
import { explainEvent, type EventExplanation } from './explanations/explanations.ts';
import { findingTest, type FindingFilter } from './findings/filter.ts';
import { previewFilters, type FilterPreview } from './findings/filter-preview.ts';
import { incidentsOf, type Incident } from './incidents/incidents.ts';
import { keyPairStory, type KeyPairStory } from './key-pair-story/story.ts';
import { lazy } from './lazy.ts';
import { gatherLineage } from './lineage/ahead.ts';
import { segmentsOf } from './lineage/segments.ts';
import { lineageSteps, sessionSegments, type LineageStep, type SessionSegment } from './lineage/steps.ts';
import { origins } from './lineage/origins.ts';
import { outcomes } from './lineage/outcomes.ts';
import { nearMisses, type NearMisses } from './explanations/near-misses.ts';
import { CaseIndex } from './index/case-index.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import { keyPairsNamedBy } from './facts/key-pairs.ts';
import { factsWhenAsked, findFacts } from './facts/facts-when-asked.ts';
import { references, type References } from './references/references.ts';
import { exact, related } from './related/related.ts';
import { ruleStandings, type RuleStanding } from './explanations/rule-standings.ts';
import { shortHistories, type ShortHistory } from './explanations/short-history.ts';
import { shownFindings, type ShownFinding } from './findings/shown-findings.ts';
import { firstEvent, type FirstEventQuestion } from './timeline/first-event.ts';
import { timeline, type Timeline, type TimelineQuestion } from './timeline/timeline.ts';

export type { FindingFilter } from './findings/filter.ts';

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

/** An entity and the first event that has it. */
export interface FoundEntity {
  readonly entity: Entity;
  readonly event: EventFacts;
}

/** Many logs, one picture. Speaks plain data; the shells turn spans into lines. Identity of a log is the caller's string (URI or path). */
export interface Investigation {
  /** Adds or replaces a log: matches it. The conclusion follows when next asked for. */
  setLog(id: string, log: Log): void;
  /** The same, yielding about every 2 ms so that a caller can stay responsive; nothing changes until it is done. */
  setLogInSteps(id: string, log: Log, before?: Matched): Generator<void, void>;
  /**
   * What the rules made of a log, for an investigation with the same tables and other rules to go on from: of a log that
   * is the same it matches what has changed only.
   */
  matched(id: string): Matched | undefined;
  /** The first half of it, for a caller that adds many: matches a log and adds nothing yet. */
  prepare(id: string, log: Log): Generator<void, CaseLog>;
  /** The other half: they all come at once, so that what joins the logs is worked out once. */
  add(logs: readonly CaseLog[]): void;
  /**
   * Works in ahead which events are deliveries of the same one, where more logs are to come, with about so many events in
   * all. To conclude takes that much less.
   */
  workInSteps(expected: number): Generator<void, void>;
  /**
   * The log, which is in the investigation, after an edit inside one record: as `setLog`, in much less time. True where
   * the rules say the same of the record, so that of all there is to show only places have changed: those in the line of
   * the edit, and what stands behind it.
   */
  editLog(id: string, edit: RecordEdit): boolean;
  removeLog(id: string): void;
  removeLogs(ids: readonly string[]): void;
  log(id: string): Log | undefined;
  logIds(): readonly string[];
  /** The event that facts of a log in this investigation are of. */
  event(facts: Pick<EventFacts, 'log' | 'index'>): LogEvent;
  facts(event: LogEvent, id: string): EventFacts;
  /** The key pairs an event names, in these roles or in any. */
  keyPairsNamedBy(place: EventPlace, roles?: readonly KeyPairRole[]): readonly Entity[];

  /** All findings and undecided of all logs; computed once per change. Duplicated deliveries count once, the first by (log, offset). */
  conclusion(): Conclusion;
  /** Works the conclusion out ahead of the question, yielding about every 2 ms: that of the logs that are there at its end. */
  concludeInSteps(): Generator<void, Conclusion>;
  /**
   * What rules conclude that are all among those of this investigation, but say otherwise what they report: nothing is
   * matched for it.
   */
  concludeOtherwise(rules: RuleSet): Generator<void, Conclusion>;
  /** What filters that are not loaded, all for the same rules, would take away of the findings of these. */
  previewFiltersInSteps(filters: readonly FilterRule[]): Generator<void, readonly FilterPreview[]>;
  /** Findings that pass the filter, in the conclusion's order. */
  findings(filter: FindingFilter): readonly ShownFinding[];
  /** Reads ahead what incidents are made of, so that to ask for one takes no time. */
  incidentsInSteps(): Generator<void, void>;
  /** Gathers what questions about lineage ask of all logs, so that the first one does not have to. */
  lineageInSteps(): Generator<void, void>;
  /** The incident that a finding of the conclusion belongs to; undefined for any other, suppressed ones among them. */
  incidentOf(finding: Finding): Incident | undefined;
  /** Who and what had a part in an incident of the conclusion. Records are read for it. */
  attackGraphInSteps(incident: Incident): Generator<void, AttackGraph>;
  /** What there would be besides without the filters among the rules, likewise. */
  suppressed(filter: FindingFilter): readonly SuppressedFinding[];
  /** Findings to show inside one log: also those whose anchor event's duplicate delivery stands there (re-placed onto that copy). */
  findingsIn(id: string, filter: FindingFilter): readonly ShownFinding[];
  undecidedIn(id: string): readonly Undecided[];
  counts(): Counts;
  /** Per account and region, the time from the first to the last event and the hours without any. */
  coverage(): readonly RegionCoverage[];
  /** The same, yielding about every millisecond. */
  coverageInSteps(): Generator<void, readonly RegionCoverage[]>;
  /** What the digest files among the logs list, and which of that is not loaded, for each account and region. */
  digests(): readonly DigestCoverage[];

  /** What stands at a byte offset: the entity, the exact span of its text and the event. */
  entityAt(
    id: string,
    offset: number,
  ): { readonly entity: Entity; readonly span: Span; readonly event: LogEvent } | undefined;
  /** The event whose record contains the offset. */
  eventAt(id: string, offset: number): LogEvent | undefined;
  /** What the logs say about an entity, by the calls it made; of what makes none, by the events that hold its value. */
  summarize(entity: Entity): EntitySummary;
  /** How an entity is told from others; undefined where no finding is about it. Of one conclusion always the same. */
  markOf(entity: Entity): EntityMark | undefined;
  /** Entities of these kinds in the open logs, most findings then most events first. */
  entities(kinds: readonly EntityKind[]): readonly EntitySummary[];
  entitiesInSteps(kinds: readonly EntityKind[]): Generator<void, readonly EntitySummary[]>;
  /** The value of each of a kind, for little work; undefined where records would have to be read. */
  entityValuesInSteps(kind: EntityKind): Generator<void, readonly string[] | undefined>;
  /** Whether there are more of a kind than are listed. */
  isListCutInSteps(kind: EntityKind): Generator<void, boolean>;
  /**
   * Where the texts of opened logs are needed (for what may name an address or a principal, for ids of resources), each of
   * these loads those that may hold the value, one a step; calls, key pairs and access keys are known without. Places are
   * worked out when they are read.
   */
  summarizeInSteps(entity: Entity): Generator<void, EntitySummary>;
  /** How many events hold the value besides those that `summarize` counts. */
  namedElsewhereInSteps(entity: Entity): Generator<void, NamedElsewhere>;
  /** What `summarize` says and more: regions, errors, the first and the last event, the findings. */
  entityDetailsInSteps(entity: Entity): Generator<void, EntityDetails>;
  /** The same as `references`, without an object for each; in some logs only, if these are given. */
  referencesInSteps(entity: Entity, logs?: readonly string[]): Generator<void, References>;
  exactInSteps(entity: Entity): Generator<void, readonly RelatedHit[]>;
  relatedInSteps(entity: Entity): Generator<void, readonly RelatedHit[]>;
  /** Every exact occurrence, request and response, across the logs; of a key pair name within its account and region. Oldest first. */
  references(entity: Entity): readonly Occurrence[];
  /** The events that hold the entity's exact value, each once with its places; further deliveries are left out. Oldest first. */
  exact(entity: Entity): readonly RelatedHit[];
  /** The events near one in time, oldest first, each with how far it is. */
  aroundInSteps(event: EventPlace, question: AroundQuestion): Generator<void, readonly RelatedHit[]>;
  /** The events over time, in bins; undefined where no event has a readable time. */
  timelineInSteps(question: TimelineQuestion): Generator<void, Timeline | undefined>;
  /** The first event within a time, of anybody or of one entity. */
  firstEventInSteps(question: FirstEventQuestion): Generator<void, EventFacts | undefined>;
  /** The event with this id and the related events of the findings anchored on it; oldest first. */
  chain(eventID: string): readonly ChainLink[];
  /** The event that CloudTrail sent in place of this one, and those in place of which it sent this one. */
  updates(event: EventPlace): {
    readonly updateOf: EventPlace | undefined;
    readonly originals: readonly EventPlace[];
  };
  /** Key pair name → the create or import call that made it; temporary access key → the call that issued it. */
  definitions(entity: Entity): readonly Occurrence[];
  definitionsInSteps(entity: Entity): Generator<void, readonly Occurrence[]>;
  /** The entities whose value holds a text, at most so many, each with the first event that has it; the closest first. */
  findInSteps(text: string, most: number): Generator<void, readonly FoundEntity[]>;
  /** How an entity came to be: who issued, made or launched it, by which call. Oldest first. */
  originsInSteps(entity: Entity): Generator<void, readonly LineageStep[]>;
  /** What an entity led to: what it issued, made, launched and opened, by which calls. Oldest first. */
  outcomesInSteps(entity: Entity): Generator<void, readonly LineageStep[]>;
  /** What the logs tell of a key pair, and which steps of an attack they show; undefined where no event names it. */
  keyPairStoryInSteps(keyPair: Entity): Generator<void, KeyPairStory | undefined>;
  /** The stretches of the calls of an access key or principal between the calls that are unlike all before. Oldest first. */
  segmentsInSteps(entity: Entity): Generator<void, readonly SessionSegment[]>;
  /** Why a rule document, by its `Rule.key`, says what it says of an event; undefined where there is none. In steps. */
  explainInSteps(
    event: EventPlace,
    rule: string,
    filter: FindingFilter,
  ): Generator<void, EventExplanation | undefined>;
  /** How every rule stands to an event, the nearest to a finding first. */
  standingsInSteps(event: EventPlace): Generator<void, readonly RuleStanding[]>;
  /** The events that lack one step of a chain to be a finding. Each is explained, so it is for somebody who asks. */
  nearMissesInSteps(): Generator<void, NearMisses>;
  /** The rules whose findings rest on less history than they look back on. */
  shortHistories(filter: FindingFilter): readonly ShortHistory[];
  /** The editor's pivot: same access key, same key pair, credentials issued; oldest first, each with its reasons. */
  related(entity: Entity): readonly RelatedHit[];
}

export interface InvestigationOptions {
  readonly rules: RuleSet;
  readonly enrich: EnrichContext;
}

/** An investigation without logs yet. */
export function createInvestigation({ rules, enrich }: InvestigationOptions): Investigation {
  const index = new CaseIndex();
  let all = lazy(() => caseOf(index, rules, enrich));
  const changed = (): void => {
    all = lazy(() => caseOf(index, rules, enrich));
  };
  const eventIn = ({ log, index: at }: EventPlace): EventIn => ({ log: index.log(log)!, index: at });
  function* prepare(id: string, log: Log): Generator<void, CaseLog> {
    const matches = yield* matchLogInSteps(id, log, rules, enrich);
    return { id, log, matches, facts: factsWhenAsked(log) };
  }
  const add = (added: readonly CaseLog[]): void => {
    index.add(added);
    changed();
  };
  function* setLogInSteps(id: string, log: Log, before?: Matched): Generator<void, void> {
    if (before?.log !== log) return add([yield* prepare(id, log)]);
    const matches = yield* rematchLogInSteps(before, rules, enrich);
    add([{ id, log, matches, facts: factsWhenAsked(log) }]);
  }
  const editLog = (id: string, edit: RecordEdit): boolean => {
    const before = all();
    const edited = editedCaseLog(index.log(id)!, edit, rules, enrich);
    const after = caseAfterEdit(before, edited, edit, index, rules, enrich);
    all = () => after;
    return after.basis === before.basis;
  };
  const marks = (): EntityMarks => entityMarks(all().basis.conclusion())();
  const shown = (filter: FindingFilter): readonly ShownFinding[] =>
    shownFindings(all().conclusion(), rules, filter, marks);
  const removeLogs = (ids: readonly string[]): void => {
    if (index.remove(ids)) changed();
  };

  return {
    prepare,
    add,
    workInSteps: (expected) => index.deliveries.settle(expected),
    setLogInSteps,
    editLog,
    setLog: (id, log) => inOneGo(setLogInSteps(id, log)),
    removeLog: (id) => removeLogs([id]),
    removeLogs,
    log: (id) => index.log(id)?.log,
    matched: (id) => {
      const found = index.log(id);
      return found && { log: found.log, rules, matches: found.matches };
    },
    logIds: () => all().logs.map(({ id }) => id),
    event: (place) => eventOf(index.log(place.log)!.log, place.index),
    facts: (event, id) => all().facts(eventIn({ log: id, index: event.index })),
    keyPairsNamedBy: (place, roles) => keyPairsNamedBy(all(), eventIn(place), roles),

    conclusion: () => all().conclusion(),
    *concludeInSteps() {
      for (;;) {
        const now = all;
        yield* now().keys.settle();
        yield* now().duplicates.inSteps();
        yield* now().openedKeyPairs.inSteps();
        const conclusion = yield* now().conclusion.inSteps();
        yield* entityMarks(now().basis.conclusion()).inSteps();
        // Logs may have come or gone meanwhile.
        if (now === all) return conclusion;
      }
    },
    concludeOtherwise: (others) => concludeOtherwise(all(), others),
    previewFiltersInSteps: (filters) => previewFilters(all(), filters, rules, enrich),
    findings: (filter) => shown(filter),
    incidentsInSteps: () => findFacts(all().readLogs(), 'issues'),
    lineageInSteps: () => gatherLineage(all()),
    incidentOf: (finding) => incidentsOf(all()).get(finding),
    attackGraphInSteps: (incident) => attackGraphOf(all(), incident),
    suppressed(filter) {
      const passes = findingTest(filter, marks);
      return all()
        .conclusion()
        .suppressed.filter(({ finding }) => passes(finding));
    },
    findingsIn: (id, filter) => findingsIn(all(), id, shown(filter)),
    undecidedIn: (id) => undecidedIn(all(), id),
    counts: () => countRecords(all()),
    coverage: () => inOneGo(coverage(all().logs)),
    coverageInSteps: () => coverage(all().logs),
    digests: () => digestCoverage(all().logs.map(({ id, facts }) => ({ id, digests: facts.digests }))),

    entityAt: (id, offset) => entityAt(all(), id, offset),
    eventAt: (id, offset) => {
      const log = index.log(id);
      return log && eventAt(log, offset);
    },
    summarize: (entity) => inOneGo(summarize(all(), entity)),
    summarizeInSteps: (entity) => summarize(all(), entity),
    markOf: (entity) => marks()(entity),
    entityDetailsInSteps: (entity) => entityDetails(all(), entity),
    namedElsewhereInSteps: (entity) => namedElsewhere(all(), entity),
    entities: (kinds) => inOneGo(entities(all(), kinds)),
    isListCutInSteps: (kind) => isListCut(all(), kind),
    entityValuesInSteps: (kind) => valuesOf(all(), kind),
    entitiesInSteps: (kinds) => entities(all(), kinds),
    references: (entity) => inOneGo(references(all(), entity)).occurrences(),
    referencesInSteps: (entity, logs) =>
      references(logs ? { ...all(), logs: logs.flatMap((id) => index.log(id) ?? []) } : all(), entity),
    aroundInSteps: (event, question) => around(all(), eventIn(event), question),
    timelineInSteps: (question) => timeline(all(), question),
    *firstEventInSteps(question) {
      const event = yield* firstEvent(all(), question);
      return event && all().facts(event);
    },
    chain: (eventID) => chain(all(), eventID),
    exact: (entity) => inOneGo(exact(all(), entity)),
    exactInSteps: (entity) => exact(all(), entity),
    updates: (event) => ({
      updateOf: all().duplicates().updateOf(event),
      originals: all().duplicates().originalsOf(event),
    }),
    definitions: (entity) => inOneGo(definitions(all(), entity)),
    definitionsInSteps: (entity) => definitions(all(), entity),
    *explainInSteps(event, key, filter) {
      const rule = rules.rules.find((each) => each.key === key);
      if (!rule || !index.log(event.log)) return undefined;
      return yield* explainEvent(all(), event, rule, rules, enrich, filter);
    },
    nearMissesInSteps: () => nearMisses(all(), rules),
    shortHistories(filter) {
      const firstTime = earliest(all().logs.map(({ matches }) => matches));
      return shortHistories(shown(filter), rules, firstTime ?? Infinity);
    },
    *standingsInSteps(event) {
      return index.log(event.log) ? yield* ruleStandings(all(), event, rules, enrich) : [];
    },
    *findInSteps(text, most) {
      const found = yield* findValues(all(), text, most);
      return found.map(({ entity, event }) => ({ entity, event: all().facts(event) }));
    },
    originsInSteps: (entity) => lineageSteps(all(), origins(all(), entity)),
    outcomesInSteps: (entity) => lineageSteps(all(), outcomes(all(), entity)),
    keyPairStoryInSteps: (keyPair) => keyPairStory(all(), keyPair, rules, enrich),
    segmentsInSteps: (entity) => sessionSegments(all(), segmentsOf(all(), entity)),
    related: (entity) => inOneGo(related(all(), entity)),
    relatedInSteps: (entity) => related(all(), entity),
  };
}

function countRecords(all: Case): Counts {
  const sum = (of: (log: IndexedLog) => number): number =>
    all.logs.reduce((total, log) => total + of(log), 0);
  const { count: duplicates, superseded } = all.duplicates();
  return {
    logs: all.logs.length,
    events: sum(({ rows }) => rows.count) - duplicates,
    duplicates,
    superseded,
    notEvents: sum(({ log }) => log.notEvents.length),
    unreadable: sum(({ log }) => log.unreadable),
  };
}
