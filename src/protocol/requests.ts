/** The methods, and what each takes and gives. */

import type {
  AttackGraphData,
  AttackGraphPlaceParams,
  AttackGraphText,
  AttackGraphTextParams,
  IncidentTarget,
} from './attack-graph.ts';
import type { CaseSummary, LoadParams, OpenedFile, PathParams, PathsParams, State } from './case.ts';
import type { CoverageNode } from './coverage.ts';
import type {
  EntitiesParams,
  Entity,
  EntityChoice,
  EntityDetail,
  EntityPageParams,
  EntityParams,
  EntityPage,
  EntityTotals,
  EntityTotalsParams,
  KeyPairStoryText,
  Related,
  RelatedParams,
  RelatedQuestion,
  RelatedTarget,
} from './entities.ts';
import type { AroundParams, EventList, EventText, EventTextParams, Page, TimeParams } from './events.ts';
import type { ExplainParams, RuleChoices } from './explain.ts';
import type { Filter, FindingGroup, FindingNode, FindingsParams, GroupsParams } from './findings.ts';
import type {
  LineageParams,
  LineageRoot,
  LineageSegmentRow,
  LineageStepRow,
  LineageStepsParams,
} from './lineage.ts';
import type { LinkedText } from './linked-text.ts';
import type { PlaceList } from './place-list.ts';
import type { EventTarget, Place, PlaceParams, SourceLocation } from './places.ts';
import type { RuleTestFile, RuleTestResult, RuleTestsParams, RunRuleTestsParams } from './rule-tests.ts';
import type {
  FilterDocument,
  SuppressionPreviewParams,
  SuppressParams,
  Suppressible,
  Suppression,
} from './suppress.ts';
import type { FirstEventParams, TimelineData, TimelineParams } from './timeline.ts';

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
  /** EntityParams → EntityDetail[] : what the logs say of one entity */
  entityDetails: 'cloudtrail/entityDetails',
  /** PlaceParams → Entity | null : what stands at the very place, where it is a thing that can have an alias */
  entityAt: 'cloudtrail/entityAt',
  /** EntityPageParams → EntityPage : the entities of one kind, counted */
  entityPage: 'cloudtrail/entityPage',
  /** EntityTotalsParams → EntityTotals : how many entities of each kind there are */
  entityTotals: 'cloudtrail/entityTotals',
  /** RelatedTarget → LineageRoot | null : the thing there that came from somewhere; null where there is none */
  lineage: 'cloudtrail/lineage',
  /** LineageStepsParams → Page<LineageStepRow> : what is one step above or below a thing */
  lineageSteps: 'cloudtrail/lineageSteps',
  /** LineageParams → Page<LineageSegmentRow> : the segments of the calls of a credential */
  lineageSegments: 'cloudtrail/lineageSegments',
  /** PlaceParams → PlaceList : what `textDocument/references` gives, in a fraction of the words */
  references: 'cloudtrail/references',
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
  /** IncidentTarget → AttackGraphData | null : who and what had a part in an incident, laid out */
  attackGraph: 'cloudtrail/attackGraph',
  /** AttackGraphPlaceParams → Place | null : where what a node or edge is drawn for stands first */
  attackGraphPlace: 'cloudtrail/attackGraphPlace',
  /** AttackGraphTextParams → AttackGraphText | null : the graph as a document to save or copy */
  attackGraphText: 'cloudtrail/attackGraphText',
  /** LoadParams → CaseSummary : reads files and folders into the case; cancelled, it keeps what was read */
  loadCase: 'cloudtrail/loadCase',
  /** PathsParams → boolean : true as soon as what stands at these paths is not what is loaded; false when cancelled */
  caseChange: 'cloudtrail/caseChange',
  /** null → null */
  unloadCase: 'cloudtrail/unloadCase',
  /** PathParams → OpenedFile : one file for as long as it is shown, unless it is loaded anyway */
  openFile: 'cloudtrail/openFile',
  /** ExplainParams → LinkedText | null : why a rule says what it says of an event */
  explain: 'cloudtrail/explain',
  /** RelatedTarget → KeyPairStoryText | null : what the logs tell of the key pair there; null where there is none */
  keyPairStory: 'cloudtrail/keyPairStory',
  /** PlaceParams → RuleChoices | null : the rules that may be explained on the event at a place */
  ruleChoices: 'cloudtrail/ruleChoices',
  /** null → CoverageNode[] */
  coverage: 'cloudtrail/coverage',
  /** null → CoverageNode[] : the events that lack one step of a chain, by rule and step */
  nearMisses: 'cloudtrail/nearMisses',
  /** PlaceParams → Place[] : what the rule at a place of a rule document matches, or the filter there takes away */
  ruleMatchPlaces: 'cloudtrail/ruleMatchPlaces',
  /** EventTarget → Suppressible | null : by what of the event its findings can be suppressed; null where there are none */
  suppressible: 'cloudtrail/suppressible',
  /** SuppressionPreviewParams → string[] : what each filter would do, in words: "Hides 12 of 15 findings of this rule" */
  suppressionPreviews: 'cloudtrail/suppressionPreviews',
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
  readonly entityDetails: { params: EntityParams; result: readonly EntityDetail[] };
  readonly entityAt: { params: PlaceParams; result: Entity | null };
  readonly entityPage: { params: EntityPageParams; result: EntityPage };
  readonly entityTotals: { params: EntityTotalsParams; result: EntityTotals };
  readonly lineage: { params: RelatedTarget; result: LineageRoot | null };
  readonly lineageSteps: { params: LineageStepsParams; result: Page<LineageStepRow> };
  readonly lineageSegments: { params: LineageParams; result: Page<LineageSegmentRow> };
  readonly references: { params: PlaceParams; result: PlaceList };
  readonly formattedPlace: { params: PlaceParams; result: Place | null };
  readonly rawPlace: { params: PlaceParams; result: Place | null };
  readonly sourceLocation: { params: PlaceParams; result: SourceLocation | null };
  readonly eventText: { params: EventTextParams; result: EventText | null };
  readonly relatedPlaces: { params: RelatedQuestion; result: readonly Place[] };
  readonly eventsAround: { params: AroundParams; result: EventList | null };
  readonly eventAtTime: { params: TimeParams; result: Place | null };
  readonly timeline: { params: TimelineParams; result: TimelineData | null };
  readonly firstEvent: { params: FirstEventParams; result: Place | null };
  readonly attackGraph: { params: IncidentTarget; result: AttackGraphData | null };
  readonly attackGraphPlace: { params: AttackGraphPlaceParams; result: Place | null };
  readonly attackGraphText: { params: AttackGraphTextParams; result: AttackGraphText | null };
  readonly loadCase: { params: LoadParams; result: CaseSummary };
  readonly caseChange: { params: PathsParams; result: boolean };
  readonly unloadCase: { params: null; result: null };
  readonly openFile: { params: PathParams; result: OpenedFile };
  readonly explain: { params: ExplainParams; result: LinkedText | null };
  readonly keyPairStory: { params: RelatedTarget; result: KeyPairStoryText | null };
  readonly ruleChoices: { params: PlaceParams; result: RuleChoices | null };
  readonly coverage: { params: null; result: readonly CoverageNode[] };
  readonly nearMisses: { params: null; result: readonly CoverageNode[] };
  readonly ruleMatchPlaces: { params: PlaceParams; result: readonly Place[] };
  readonly suppressible: { params: EventTarget; result: Suppressible | null };
  readonly suppressionPreviews: { params: SuppressionPreviewParams; result: readonly string[] };
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
