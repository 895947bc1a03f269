/**
 * What client, server and webviews agree on: names of commands, settings, views and requests, and the view models that
 * travel. This file imports nothing. Positions are LSP's: 0-based lines, columns in UTF-16 units.
 */

export const COMMANDS = {
  showRelatedKeyPairEvents: 'cloudtrail-investigator.showRelatedKeyPairEvents',
  peekRelatedKeyPairEvents: 'cloudtrail-investigator.peekRelatedKeyPairEvents',
  showRelatedEvents: 'cloudtrail-investigator.showRelatedEvents',
  openFormattedView: 'cloudtrail-investigator.openFormattedView',
  openRawEvent: 'cloudtrail-investigator.openRawEvent',
  showEventsAround: 'cloudtrail-investigator.showEventsAround',
  goToTime: 'cloudtrail-investigator.goToTime',
  selectEventForCompare: 'cloudtrail-investigator.selectEventForCompare',
  compareWithSelectedEvent: 'cloudtrail-investigator.compareWithSelectedEvent',
  revealInSource: 'cloudtrail-investigator.revealInSource',
  copySourceLocation: 'cloudtrail-investigator.copySourceLocation',
  copyRawEvent: 'cloudtrail-investigator.copyRawEvent',
  copyEventAsJson: 'cloudtrail-investigator.copyEventAsJson',
  saveEventAsJson: 'cloudtrail-investigator.saveEventAsJson',
  explainFinding: 'cloudtrail-investigator.explainFinding',
  explainNoMatch: 'cloudtrail-investigator.explainNoMatch',
  showFindings: 'cloudtrail-investigator.showFindings',
  groupFindings: 'cloudtrail-investigator.groupFindings',
  setMinimumLevel: 'cloudtrail-investigator.setMinimumLevel',
  searchFindings: 'cloudtrail-investigator.searchFindings',
  clearSearch: 'cloudtrail-investigator.clearSearch',
  showSuppressed: 'cloudtrail-investigator.showSuppressed',
  hideSuppressed: 'cloudtrail-investigator.hideSuppressed',
  copyText: 'cloudtrail-investigator.copyText',
  revealLocation: 'cloudtrail-investigator.revealLocation',
  showMore: 'cloudtrail-investigator.showMore',
  sortEntities: 'cloudtrail-investigator.sortEntities',
  searchEntities: 'cloudtrail-investigator.searchEntities',
  openTimeline: 'cloudtrail-investigator.openTimeline',
  openSampleCase: 'cloudtrail-investigator.openSampleCase',
  loadCase: 'cloudtrail-investigator.loadCase',
  loadFolder: 'cloudtrail-investigator.loadFolder',
  cancelLoading: 'cloudtrail-investigator.cancelLoading',
  unloadCase: 'cloudtrail-investigator.unloadCase',
  deleteCaseIndexes: 'cloudtrail-investigator.deleteCaseIndexes',
  watchCase: 'cloudtrail-investigator.watchCase',
  stopWatchingCase: 'cloudtrail-investigator.stopWatchingCase',
  openAsLog: 'cloudtrail-investigator.openAsLog',
  peekRuleMatches: 'cloudtrail-investigator.peekRuleMatches',
  suppress: 'cloudtrail-investigator.suppress',
  removeSuppression: 'cloudtrail-investigator.removeSuppression',
} as const;

/**
 * What code lenses, hovers and code actions hand to these commands: exactly one argument, a plain JSON object. Without
 * it (palette, menu) a command works at the cursor. Commands that are not listed take none.
 */
export interface CommandArguments {
  readonly showRelatedKeyPairEvents: RelatedTarget;
  readonly peekRelatedKeyPairEvents: RelatedTarget;
  readonly showRelatedEvents: RelatedTarget;
  readonly openFormattedView: Place | { readonly uri: string };
  readonly openRawEvent: Place;
  readonly showEventsAround: EventTarget;
  readonly selectEventForCompare: EventTarget;
  readonly compareWithSelectedEvent: EventTarget;
  readonly revealInSource: EventTarget;
  readonly copySourceLocation: EventTarget;
  readonly copyRawEvent: EventTarget;
  readonly copyEventAsJson: EventTarget;
  readonly saveEventAsJson: EventTarget;
  /** Opens the explanation of a rule on an event. */
  readonly explainFinding: ExplainParams;
  /** Asks which rule is to be explained. */
  readonly explainNoMatch: EventTarget;
  /** Opens the view; a given search replaces the one that stands. */
  readonly showFindings: { readonly search?: string };
  /** `what` completes "Copied …" in the status bar: "triage checklist". */
  readonly copyText: { readonly text: string; readonly what: string };
  readonly revealLocation: Place;
  /** By what of the event; without it the user is asked. */
  /** A place in a rule document. */
  readonly peekRuleMatches: { readonly at: PlaceParams };
  readonly suppress: EventTarget & { readonly by?: SuppressionKind };
  readonly removeSuppression: EventTarget;
}

export const VIEWS = {
  container: 'cloudtrail-investigator',
  findings: 'cloudtrail-investigator.findings',
  related: 'cloudtrail-investigator.related',
  coverage: 'cloudtrail-investigator.coverage',
  entities: 'cloudtrail-investigator.entities',
} as const;

/** The editors of what VS Code cannot show: for compressed logs named as CloudTrail names them, and for any other log. */
export const EDITORS = ['cloudtrail-investigator.logObject', 'cloudtrail-investigator.log'] as const;

/** An environment variable that names a file or folder to load as a case in the window that opens it: `npm start PATH`. */
export const LOAD_VARIABLE = 'CLOUDTRAIL_INVESTIGATOR_LOAD';

/** The section of every setting; `Settings` is its shape. */
export const SETTINGS_SECTION = 'cloudtrailInvestigator';

/** The settings the server reads. Every one may be missing or null. */
export interface Settings {
  readonly minimumLevel?: LevelName | null;
  readonly codeLens?: { readonly enabled?: boolean | null } | null;
  readonly inlayHints?: { readonly enabled?: boolean | null } | null;
  readonly asn?: { readonly databasePath?: string | null } | null;
  readonly rules?: {
    readonly paths?: readonly string[] | null;
    /** Family → false: its rules do not run. */
    readonly families?: Readonly<Record<string, boolean>> | null;
    /** The folder for filters that are written from findings; its rules run like those of the paths. */
    readonly suppressionsFolder?: string | null;
  } | null;
  readonly case?: { readonly keepIndex?: boolean | null } | null;
  readonly formattedView?: { readonly eventLayout?: EventLayout | null } | null;
  readonly knownBadKeyPairNames?: readonly string[] | null;
  readonly knownBadGroupNames?: readonly string[] | null;
  readonly cloudProviders?: readonly string[] | null;
}

/** How a formatted view writes an event: one field a line, or all of it in one line. */
export const EVENT_LAYOUTS = ['indented', 'onePerLine'] as const;
export type EventLayout = (typeof EVENT_LAYOUTS)[number];

/** Scheme of the read-only rendering of a log; the document's own language is json. */
export const FORMATTED_SCHEME = 'cloudtrail-formatted';
/** Scheme of one record exactly as it stands in a log that an editor cannot show. */
export const RAW_SCHEME = 'cloudtrail-raw';
/** Scheme of one event, indented, to be compared with another. */
export const EVENT_SCHEME = 'cloudtrail-event';

/** Scheme of an explanation: a document of ours, made from what `explain` answers. */
export const EXPLANATION_SCHEME = 'cloudtrail-explanation';

/**
 * `initializationOptions` of our own client. `commandLinks`: it can run the command ids above from hovers, and it wants
 * the notifications below; any other client gets plain LSP.
 */
export interface InitializationOptions {
  readonly commandLinks?: boolean;
  readonly settings?: Settings | null;
  /** The path of a folder for what was read of cases. Without it nothing is kept. */
  readonly indexFolder?: string | null;
}

export type LevelName = 'informational' | 'low' | 'medium' | 'high' | 'critical';

export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
export interface Place {
  readonly uri: string;
  readonly range: Range;
  /** VS Code cannot show this file as text: ask for the `formattedPlace` and show that. */
  readonly onlyFormatted?: true;
  /** Given with it, in place of the range: where it begins in the log's text, in bytes. */
  readonly offset?: number;
}

export const GROUPINGS = ['incident', 'level', 'rule', 'accessKey', 'keyPair', 'principal', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The one filter: it drives tree, Problems, code lens and decorations alike. */
export interface Filter {
  readonly minimumLevel: LevelName;
  /** Case-insensitive substring of rule, message or any entity of the finding; empty means all. */
  readonly search: string;
  /** Shows what Sigma filters took away as well. Missing: not. */
  readonly suppressed?: boolean;
}

export interface FindingGroup {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly level: LevelName;
  readonly count: number;
  /** The story of an incident, in plain words. */
  readonly tooltip?: string;
}

export interface FindingNode {
  /** Stable while the finding stands. */
  readonly key: string;
  /** The title of the rule. */
  readonly label: string;
  /** What it says of this event; the better label where the rule is plain from the group. */
  readonly message: string;
  /** Time, principal, file. */
  readonly description: string;
  /** Plain text, several lines. */
  readonly tooltip: string;
  readonly level: LevelName;
  readonly rule: string;
  /** A filter took it away. */
  readonly isSuppressed: boolean;
  readonly place: Place;
  readonly related: readonly EventNode[];
}

/** One event in a tree: where it stands, what it is and why it is listed. All text is plain. */
export interface EventNode {
  readonly key: string;
  /** Time (UTC) and event name. */
  readonly label: string;
  /** Principal, address, region. */
  readonly description: string;
  /** Why this event is here: "same access key", "same key pair", "credentials issued by AKIA…". */
  readonly reason: string;
  readonly tooltip: string;
  readonly level: LevelName | null;
  readonly failed: boolean;
  readonly place: Place;
}

export type EntityKind =
  | 'access-key'
  | 'key-pair'
  | 'principal'
  | 'address'
  | 'security-group'
  | 'instance'
  | 'event-name'
  | 'event';

/** A thing one can pivot on. A key pair is identified within its account and region. */
export interface Entity {
  readonly kind: EntityKind;
  readonly value: string;
  readonly accountId?: string;
  readonly region?: string;
  /** Lightsail keeps key pairs of its own. */
  readonly service?: 'ec2' | 'lightsail';
  /** Given where account or region is unknown: unknown only within this log. */
  readonly log?: string;
}

export interface EntityChoice {
  readonly entity: Entity;
  readonly label: string;
  /** Counts, first and last seen. */
  readonly description: string;
  readonly findings: number;
}

/** Server → client whenever what is shown changed. */
export interface State {
  readonly filter: Filter;
  readonly total: number;
  readonly visible: number;
  readonly byLevel: Readonly<Record<LevelName, number>>;
  readonly logs: number;
  readonly events: number;
  readonly duplicates: number;
  /** Findings that Sigma filters took away, and how many filters that were; neither among `total` nor `visible`. */
  readonly suppressed: { readonly findings: number; readonly filters: number };
  readonly undecided: number;
  /** Null where no case is loaded. */
  readonly loadedCase: LoadedCase | null;
  /** Files that were found and not loaded, by choice. */
  readonly leftOut: number;
}

/** The files that were loaded from disk, whether or not they are open. */
export interface LoadedCase {
  readonly read: number;
  readonly skipped: number;
}

/** What came of loading a case. */
export interface CaseSummary extends LoadedCase {
  /** Why no more was read; `full`: there would be more text than fits into memory. */
  readonly end: 'complete' | 'cancelled' | 'full';
}

/** What the names of log objects tell: AWS account, region and day (UTC, as `2026-11-04`). */
export const FACETS = ['account', 'region', 'day'] as const;
export type Facet = (typeof FACETS)[number];

/** Files that have one value of a facet; '' for those whose names do not tell. */
export interface FacetCount {
  readonly value: string;
  readonly files: number;
  /** As they stand on disk. */
  readonly bytes: number;
}

/** The values of each facet whose files are not loaded. */
export type LeftOut = Readonly<Record<Facet, readonly string[]>>;

/** The files that were found for a case, before any was read. */
export interface CaseSurvey {
  readonly files: number;
  readonly bytes: number;
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** As it was chosen the last time. */
  readonly leftOut: LeftOut;
}

/** Server → client while a case is loaded, some times a second. */
export interface LoadingProgress {
  /** Done, of `total` files. */
  readonly files: number;
  readonly total: number;
  readonly events: number;
  /** Of files as they stand on disk. */
  readonly megabytesPerSecond: number;
  readonly secondsLeft: number;
}

/** A row of the Coverage view. All text is plain. */
export interface CoverageNode {
  /** Stable as long as it is about the same thing. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly kind:
    | 'files'
    | 'skipped'
    | 'problem'
    | 'events'
    | 'region'
    | 'gap'
    | 'digests'
    | 'rules'
    | 'rule'
    | 'refused'
    | 'undecided'
    | 'event';
  /** What a click opens. */
  readonly place: Place | null;
  readonly children: readonly CoverageNode[];
}

/** Server → client when a document was read: what it is and whether it can be read as it stands. */
export interface DocumentStatus {
  readonly uri: string;
  /** Null: not CloudTrail, nothing of ours is shown. */
  readonly format: string | null;
  readonly events: number;
  readonly notEvents: number;
  readonly unreadable: number;
  readonly findings: number;
  readonly undecided: number;
  readonly problems: number;
  /** A line is longer than VS Code colours. */
  readonly longLine: boolean;
  /** VS Code draws only the beginning of the line. */
  readonly tooLargeToDraw: boolean;
}

/** Method names with the types of their parameters and results, as comments for the reader and types for both sides. */
export const REQUESTS = {
  /** GroupsParams → FindingGroup[] */
  findingGroups: 'cloudtrail/findingGroups',
  /** FindingsParams → Page<FindingNode> */
  findings: 'cloudtrail/findings',
  /** Filter → State */
  setFilter: 'cloudtrail/setFilter',
  /** RelatedParams → Related | null */
  related: 'cloudtrail/related',
  /** EntitiesParams → EntityChoice[] */
  entities: 'cloudtrail/entities',
  /** EntityPageParams → Page<EntityRow> : the entities of one kind, counted */
  entityPage: 'cloudtrail/entityPage',
  /** PlaceParams → Place | null : the same event in the formatted view, or its top where no event stands there */
  formattedPlace: 'cloudtrail/formattedPlace',
  /** PlaceParams → Place | null : the same event in the source document, or its top; of a compressed log in a document of its own */
  rawPlace: 'cloudtrail/rawPlace',
  /** PlaceParams → SourceLocation | null : where the event at a place stands in its file */
  sourceLocation: 'cloudtrail/sourceLocation',
  /** EventTextParams → EventText | null : the event at a place to be copied or saved */
  eventText: 'cloudtrail/eventText',
  /** RelatedParams → Place[] : where all related events stand */
  relatedPlaces: 'cloudtrail/relatedPlaces',
  /** AroundParams → EventList | null : the events near the one at a place in time */
  eventsAround: 'cloudtrail/eventsAround',
  /** TimeParams → Place | null : the first event of a document at or after a time */
  eventAtTime: 'cloudtrail/eventAtTime',
  /** TimelineParams → TimelineData | null : the events over time; null where none has a readable time */
  timeline: 'cloudtrail/timeline',
  /** FirstEventParams → Place | null : the first event within a time */
  firstEvent: 'cloudtrail/firstEvent',
  /** LoadParams → CaseSummary : reads files and folders into the case; cancelled, it keeps what was read */
  loadCase: 'cloudtrail/loadCase',
  /** PathsParams → boolean : true as soon as what stands at these paths is not what is loaded; false when cancelled */
  caseChange: 'cloudtrail/caseChange',
  /** null → null */
  unloadCase: 'cloudtrail/unloadCase',
  /** PathParams → OpenedFile : one file for as long as it is shown, unless it is loaded anyway */
  openFile: 'cloudtrail/openFile',
  /** ExplainParams → ExplanationText | null : why a rule says what it says of an event */
  explain: 'cloudtrail/explain',
  /** PlaceParams → RuleChoices | null : the rules that may be explained on the event at a place */
  ruleChoices: 'cloudtrail/ruleChoices',
  /** null → CoverageNode[] */
  coverage: 'cloudtrail/coverage',
  /** PlaceParams → Place[] : what the rule at a place of a rule document matches, or the filter there takes away */
  ruleMatchPlaces: 'cloudtrail/ruleMatchPlaces',
  /** EventTarget → Suppressible | null : by what of the event its findings can be suppressed; null where there are none */
  suppressible: 'cloudtrail/suppressible',
  /** SuppressParams → FilterDocument : the filter to write; nothing is written */
  filterDocument: 'cloudtrail/filterDocument',
  /** EventTarget → Suppression[] : the filters that took findings at the event away */
  suppressions: 'cloudtrail/suppressions',
  /** RuleTestsParams → RuleTestFile[] : the tests of rules in these files, and in those where own rules are read from */
  ruleTests: 'cloudtrail/ruleTests',
  /** RunRuleTestsParams → RuleTestResult[] : runs tests of one file */
  runRuleTests: 'cloudtrail/runRuleTests',
  /** null → null : rule files were written or deleted; for a client that does not wait until it is told so */
  readRules: 'cloudtrail/readRules',
} as const;

/** What each request takes and gives. */
export interface RequestTypes {
  readonly findingGroups: { params: GroupsParams; result: readonly FindingGroup[] };
  readonly findings: { params: FindingsParams; result: Page<FindingNode> };
  readonly setFilter: { params: Filter; result: State };
  readonly related: { params: RelatedParams; result: Related | null };
  readonly entities: { params: EntitiesParams; result: readonly EntityChoice[] };
  readonly entityPage: { params: EntityPageParams; result: Page<EntityRow> };
  readonly formattedPlace: { params: PlaceParams; result: Place | null };
  readonly rawPlace: { params: PlaceParams; result: Place | null };
  readonly sourceLocation: { params: PlaceParams; result: SourceLocation | null };
  readonly eventText: { params: EventTextParams; result: EventText | null };
  readonly relatedPlaces: { params: RelatedQuestion; result: readonly Place[] };
  readonly eventsAround: { params: AroundParams; result: EventList | null };
  readonly eventAtTime: { params: TimeParams; result: Place | null };
  readonly timeline: { params: TimelineParams; result: TimelineData | null };
  readonly firstEvent: { params: FirstEventParams; result: Place | null };
  readonly loadCase: { params: LoadParams; result: CaseSummary };
  readonly caseChange: { params: PathsParams; result: boolean };
  readonly unloadCase: { params: null; result: null };
  readonly openFile: { params: PathParams; result: OpenedFile };
  readonly explain: { params: ExplainParams; result: ExplanationText | null };
  readonly ruleChoices: { params: PlaceParams; result: RuleChoices | null };
  readonly coverage: { params: null; result: readonly CoverageNode[] };
  readonly ruleMatchPlaces: { params: PlaceParams; result: readonly Place[] };
  readonly suppressible: { params: EventTarget; result: Suppressible | null };
  readonly filterDocument: { params: SuppressParams; result: FilterDocument };
  readonly suppressions: { params: EventTarget; result: readonly Suppression[] };
  readonly ruleTests: { params: RuleTestsParams; result: readonly RuleTestFile[] };
  readonly runRuleTests: { params: RunRuleTestsParams; result: readonly RuleTestResult[] };
  readonly readRules: { params: null; result: null };
}

/** Requests of the server to the client. */
export const CLIENT_REQUESTS = {
  /** CaseSurvey → LeftOut | null : the user chooses what is loaded; null where nothing is */
  chooseFiles: 'cloudtrail/chooseFiles',
} as const;

export const NOTIFICATIONS = {
  /** State */
  state: 'cloudtrail/state',
  /** DocumentStatus */
  documentStatus: 'cloudtrail/documentStatus',
  /** LoadingProgress */
  loading: 'cloudtrail/loading',
} as const;

export interface GroupsParams {
  readonly groupBy: Grouping;
}
export interface FindingsParams {
  readonly groupBy: Grouping;
  readonly group: string;
  readonly offset: number;
  readonly limit: number;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
export interface RelatedTarget {
  /** Either what stands at a position … */
  readonly at?: PlaceParams;
  /** … or a chosen entity. */
  readonly entity?: Entity;
}
export interface RelatedQuestion extends RelatedTarget {
  /**
   * With `at`: only entities of these kinds count. Where none stands there, the server takes the first the event itself
   * has, in the order of the kinds. Missing: any.
   */
  readonly kinds?: readonly EntityKind[];
  /** With `at`: true where only what stands at the very position counts; the answer is null where nothing does. */
  readonly exact?: boolean;
}
export interface RelatedParams extends RelatedQuestion {
  readonly offset: number;
  readonly limit: number;
}
/** The events so many minutes before and after the one at a place, of anybody or of its actor. */
export interface AroundQuestion {
  readonly at: PlaceParams;
  readonly minutes: number;
  readonly sameActor: boolean;
}
export interface AroundParams extends AroundQuestion {
  readonly offset: number;
  readonly limit: number;
}
/** One page of some events, oldest first. */
export interface EventList {
  readonly title: string;
  readonly events: readonly EventNode[];
  readonly total: number;
}
/** A part of the time, or all of it, in so many bins. Times in milliseconds since 1970 UTC. */
export interface TimelineParams {
  readonly from?: number;
  readonly to?: number;
  readonly bins: number;
}
/** The events over time: each list has a number for each bin, and each event counts once. */
export interface TimelineData {
  readonly from: number;
  readonly to: number;
  readonly binMilliseconds: number;
  readonly succeeded: readonly number[];
  readonly failed: readonly number[];
  readonly findings: readonly number[];
  /** The highest level of each bin's findings. */
  readonly levels: readonly (LevelName | null)[];
  readonly lanes: readonly TimelineLane[];
  /** Events without a readable time. */
  readonly untimed: number;
}
/** One access key over time. */
export interface TimelineLane {
  readonly accessKeyId: string;
  readonly label: string;
  readonly bins: readonly number[];
}
/** `to` is not inside. */
export interface FirstEventParams {
  readonly from: number;
  readonly to: number;
  readonly accessKeyId?: string;
}
/** What the timeline asks the extension for, and what it is answered. */
export type TimelineRequest =
  ({ readonly kind: 'show' } & TimelineParams) | ({ readonly kind: 'open' } & FirstEventParams);
/** `isNew`: the logs have changed, so what is shown is to be asked for again. */
export interface TimelineAnswer {
  readonly data: TimelineData | null;
  readonly isNew: boolean;
}
/** The first event of a document at or after a time that a person wrote, in UTC: `2026-11-04 10:02`. */
export interface TimeParams {
  readonly uri: string;
  readonly time: string;
}
/** Events related to an entity, oldest first; `events` is one page. */
export interface Related extends EventList {
  readonly entity: Entity;
}
/** How the Entities view is sorted. */
export const ENTITY_SORTINGS = ['findings', 'events', 'failures', 'firstSeen', 'lastSeen', 'name'] as const;
export type EntitySorting = (typeof ENTITY_SORTINGS)[number];
/** `search` is empty or part of the values that are wanted, in any case. */
export interface EntityPageParams {
  readonly kind: EntityKind;
  readonly sortBy: EntitySorting;
  readonly search: string;
  readonly offset: number;
  readonly limit: number;
}
/** One access key, principal … and what the logs say of it. */
export interface EntityRow {
  readonly key: string;
  readonly entity: Entity;
  readonly label: string;
  /** Counts. */
  readonly description: string;
  /** The same in sentences, with times and the most frequent calls. */
  readonly tooltip: string;
  readonly findings: number;
}
export interface EntitiesParams {
  readonly kinds: readonly EntityKind[];
}
export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
  /** As in `Place`; it counts instead of the position. */
  readonly offset?: number;
}
/** An event by a place inside it, in any view of its log. */
export interface EventTarget {
  readonly at: PlaceParams;
  /** The `FindingNode.key` of a finding at that event, where it is about the finding. */
  readonly finding?: string;
}
/** An event by the URI of its log and its place among the log's events. */
export interface EventRef {
  readonly log: string;
  readonly index: number;
}
export interface ExplainParams {
  readonly event: EventRef;
  /** The key of a rule document. */
  readonly rule: string;
}
/** An explanation as a document: plain text, and where its lines lead. */
export interface ExplanationText {
  /** In words, for a tab: no more than some 80 characters. */
  readonly title: string;
  readonly text: string;
  readonly links: readonly ExplanationLink[];
}
/** A stretch of one line, and the place it leads to. */
export interface ExplanationLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}
export interface RuleChoices {
  readonly event: EventRef;
  /** What was nearest to a finding first. */
  readonly rules: readonly RuleChoice[];
}
/** How a rule stands to an event; all text is plain. */
export interface RuleChoice {
  /** The key of its document. */
  readonly rule: string;
  /** The id of its findings. */
  readonly finding: string;
  /**
   * `hidden`: it matches, and a filter, the minimum level or the search hides that; `near-miss`: it is about this call, and
   * something else failed; `other`: it is about other calls.
   */
  readonly standing: 'hidden' | 'near-miss' | 'undecided' | 'match' | 'other';
  readonly label: string;
  readonly description: string;
  /** What failed, or is in the way. */
  readonly detail: string;
}
/** Where an event stands in its file. */
export interface SourceLocation {
  /** `path:line:column (byte offset N, length M)`: line and column from 1, bytes of the uncompressed file. */
  readonly text: string;
  /** The same without the path, for where a path could be taken for a link. */
  readonly numbers: string;
  /** The record in its file, or in the formatted view where an editor cannot show the file. */
  readonly place: Place;
  readonly isFormatted: boolean;
}
export interface EventTextParams extends EventTarget {
  /**
   * `raw`: the record as it stands in the file, byte for byte. `json`: the CloudTrail record, indented, session tokens
   * hidden; of a finding all records of its chain as `{"Records":[…]}`.
   */
  readonly form: 'raw' | 'json';
}
export interface EventText {
  readonly text: string;
  /** For a file to save it in. */
  readonly fileName: string;
  /** False where the file's bytes are not valid UTF-8, so that no text can hold them. */
  readonly isExact: boolean;
}
export interface PathsParams {
  readonly paths: readonly string[];
}
export interface LoadParams extends PathsParams {
  /**
   * Which of the files found are read. `kept`: those chosen before. `asked`: the user chooses. Missing: the user chooses
   * where there are many.
   */
  readonly choice?: 'kept' | 'asked';
}
export interface PathParams {
  readonly path: string;
}
/** Where the file can be read, or why it cannot. */
export interface OpenedFile {
  readonly place: Place | null;
  readonly reason: string;
}

/** By what of its event a finding can be told to be harmless. */
export type SuppressionKind =
  | 'principal'
  | 'role'
  | 'access-key'
  | 'as-organization'
  | 'network'
  | 'address'
  | 'key-name'
  | 'group-name'
  | 'user-agent';

/** The findings at an event that can be suppressed, and by what. */
export interface Suppressible {
  /** Of which rules there are findings. */
  readonly rules: readonly { readonly finding: string; readonly title: string }[];
  readonly choices: readonly SuppressionChoice[];
}
export interface SuppressionChoice {
  readonly kind: SuppressionKind;
  /** "Suppress for this principal" */
  readonly label: string;
  /** Shortened, to be shown. */
  readonly value: string;
  /** The value as a Sigma text that wildcards can be put into; null where the value itself is suppressed. */
  readonly pattern: string | null;
}
export interface SuppressParams extends EventTarget {
  readonly kind: SuppressionKind;
  readonly pattern?: string;
  /** `Suppressible.rules[].finding`: those that are suppressed. */
  readonly rules: readonly string[];
  readonly reason: string;
  readonly author?: string;
  /** The last day, in UTC, whose events are suppressed: `2026-12-31`. */
  readonly expires?: string;
}
/** A Sigma filter to be written, or why there is none. */
export interface FilterDocument {
  readonly text: string;
  readonly fileName: string;
  /** Empty where there is none. */
  readonly problem: string;
}
/** A filter that took findings away. All text is plain. */
export interface Suppression {
  readonly title: string;
  /** Why, in the user's words. */
  readonly description: string;
  readonly place: Place;
  /** Its file holds nothing else. */
  readonly isAlone: boolean;
  /** How many it took away … */
  readonly findings: number;
  /** … and how many of them another filter takes away as well. */
  readonly findingsOfOthers: number;
}

export interface RuleTestsParams {
  /** Files that are called as files of tests are; those that are none of ours are left out of the answer. */
  readonly uris: readonly string[];
}
/** A file of tests of rules, as it stands on disk. All text is plain. */
export interface RuleTestFile {
  readonly uri: string;
  readonly tests: readonly { readonly name: string; readonly start: Position }[];
  /** What of it cannot be read. */
  readonly problems: readonly RuleTestMessage[];
}
export interface RunRuleTestsParams {
  readonly uri: string;
  /** By their number in the file, from 0; missing: all. */
  readonly tests?: readonly number[];
}
export interface RuleTestResult {
  readonly test: number;
  readonly name: string;
  /** Milliseconds. */
  readonly duration: number;
  /** None where it passed. */
  readonly failures: readonly RuleTestMessage[];
}
export interface RuleTestMessage {
  readonly message: string;
  readonly start: Position;
  /** All that is expected and all there is, a line each. */
  readonly comparison?: { readonly expected: string; readonly actual: string };
}
