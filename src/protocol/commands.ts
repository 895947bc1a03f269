/** What can be done: command ids and what each is handed. */

import type { RelatedTarget } from './entities.ts';
import type { ExplainParams } from './explain.ts';
import type { EventTarget, Place, PlaceParams } from './places.ts';
import type { SuppressionKind } from './suppress.ts';

export const COMMANDS = {
  showRelatedKeyPairEvents: 'cloudtrail-investigator.showRelatedKeyPairEvents',
  peekRelatedKeyPairEvents: 'cloudtrail-investigator.peekRelatedKeyPairEvents',
  showRelatedEvents: 'cloudtrail-investigator.showRelatedEvents',
  showKeyPairStory: 'cloudtrail-investigator.showKeyPairStory',
  showLineage: 'cloudtrail-investigator.showLineage',
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
  setAlias: 'cloudtrail-investigator.setAlias',
  removeAlias: 'cloudtrail-investigator.removeAlias',
  openTimeline: 'cloudtrail-investigator.openTimeline',
  showAttackGraph: 'cloudtrail-investigator.showAttackGraph',
  exportAttackGraph: 'cloudtrail-investigator.exportAttackGraph',
  copyAttackGraph: 'cloudtrail-investigator.copyAttackGraph',
  saveAttackGraph: 'cloudtrail-investigator.saveAttackGraph',
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
  readonly showKeyPairStory: RelatedTarget;
  readonly showLineage: RelatedTarget;
  readonly setAlias: RelatedTarget;
  readonly removeAlias: RelatedTarget;
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
  /** A place in a rule document. */
  readonly peekRuleMatches: { readonly at: PlaceParams };
  /** By what of the event; without it the user is asked. */
  readonly suppress: EventTarget & { readonly by?: SuppressionKind };
  readonly removeSuppression: EventTarget;
}

/** The commands that links in hovers may run: editors run no other, so there is no link to any other. */
export const HOVER_COMMANDS = [
  'showRelatedKeyPairEvents',
  'peekRelatedKeyPairEvents',
  'showRelatedEvents',
  'showKeyPairStory',
  'showLineage',
  'setAlias',
  'openFormattedView',
  'revealInSource',
  'copyRawEvent',
  'copyEventAsJson',
  'saveEventAsJson',
  'explainFinding',
  'explainNoMatch',
  'copyText',
  'revealLocation',
] as const satisfies readonly (keyof CommandArguments)[];

export type HoverCommand = (typeof HOVER_COMMANDS)[number];
