import { Disposable, commands } from 'vscode';
import { COMMANDS, type Place } from '../../protocol.ts';
import { reveal } from '../reveal.ts';
import type { More } from '../views/pages.ts';
import { removeAlias, setAlias } from './alias.ts';
import { copyText } from './copy-text.ts';
import { compareWithSelectedEvent, selectEventForCompare } from './compare-events.ts';
import { deleteCaseIndexes } from './delete-case-indexes.ts';
import { copyEventAsJson, copyRawEvent, saveEventAsJson } from './event-text.ts';
import { explainFinding, explainNoMatch } from './explain.ts';
import { goToTime } from './go-to-time.ts';
import { groupFindings } from './group-findings.ts';
import { loadCase } from './load-case.ts';
import { loadFolder } from './load-folder.ts';
import { openFormattedView } from './open-formatted-view.ts';
import { openRawEvent } from './open-raw-event.ts';
import { openSampleCase } from './open-sample-case.ts';
import { copyAttackGraph, exportAttackGraph, saveAttackGraph, showAttackGraph } from './attack-graph.ts';
import { openTimeline } from './open-timeline.ts';
import type { Parts } from './parts.ts';
import { peekRelatedKeyPairEvents } from './peek-related-key-pair-events.ts';
import { peekRuleMatches } from './peek-rule-matches.ts';
import { removeSuppression } from './remove-suppression.ts';
import { clearSearch, searchFindings } from './search-findings.ts';
import { setMinimumLevel } from './set-minimum-level.ts';
import { showEventsAround } from './show-events-around.ts';
import { showKeyPairStory } from './show-key-pair-story.ts';
import { showLineage } from './show-lineage.ts';
import { showFindings } from './show-findings.ts';
import { suppress } from './suppress.ts';
import { hideSuppressed, showSuppressed } from './suppressed.ts';
import { showRelatedEvents } from './show-related-events.ts';
import { searchEntities, sortEntities } from './sort-entities.ts';
import { showRelatedKeyPairEvents } from './show-related-key-pair-events.ts';
import { openAsLog } from './open-as-log.ts';
import { stopWatchingCase, watchCase } from './watch-case.ts';
import { copySourceLocation, revealInSource } from './source-location.ts';

type Handler = (parts: Parts, argument: never, selected: never) => unknown;

/** One handler for each command of the protocol; the compiler misses none. */
const HANDLERS: Readonly<Record<keyof typeof COMMANDS, Handler>> = {
  showRelatedKeyPairEvents,
  peekRelatedKeyPairEvents,
  showRelatedEvents,
  showKeyPairStory,
  showLineage,
  openFormattedView,
  openRawEvent,
  showEventsAround,
  goToTime,
  selectEventForCompare,
  compareWithSelectedEvent,
  revealInSource,
  copySourceLocation,
  copyRawEvent,
  copyEventAsJson,
  saveEventAsJson,
  explainFinding,
  explainNoMatch,
  showFindings,
  groupFindings,
  setMinimumLevel,
  searchFindings,
  clearSearch,
  showSuppressed,
  hideSuppressed,
  copyText: (_parts, argument) => copyText(argument),
  revealLocation: ({ server }, place: Place) => reveal(server, place),
  showMore: (_parts, more: More) => more.showMore(),
  sortEntities,
  searchEntities,
  setAlias,
  removeAlias,
  openTimeline,
  showAttackGraph,
  exportAttackGraph,
  copyAttackGraph,
  saveAttackGraph,
  openSampleCase,
  loadCase,
  loadFolder,
  cancelLoading: (parts) => parts.case.cancel(),
  unloadCase: (parts) => parts.case.unload(),
  deleteCaseIndexes,
  watchCase,
  stopWatchingCase,
  openAsLog,
  peekRuleMatches,
  suppress,
  removeSuppression,
};

export function registerCommands(parts: Parts): Disposable {
  const names = Object.keys(HANDLERS) as (keyof typeof COMMANDS)[];
  return Disposable.from(
    ...names.map((name) =>
      commands.registerCommand(COMMANDS[name], (argument: never, selected: never) =>
        HANDLERS[name](parts, argument, selected),
      ),
    ),
  );
}
