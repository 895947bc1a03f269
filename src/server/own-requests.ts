import type { Connection } from 'vscode-languageserver';
import { answerOn } from './answer-on.ts';
import { pathOf } from './case/file-uri.ts';
import type { CaseLoader } from './case/load.ts';
import { textDocumentContent } from './features/text-document-content.ts';
import type { Publisher } from './publisher.ts';
import { parseRenderingUri } from './rendering/rendering-uri.ts';
import { eventAtTime, eventsAround } from './requests/around.ts';
import { attackGraphData, attackGraphPlace, attackGraphText } from './requests/attack-graph.ts';
import { entityChoices, entityPage, entityTotals } from './requests/entities.ts';
import { entityDetailRows } from './requests/entity-details.ts';
import { nameableAt } from './requests/entity-at.ts';
import { eventText } from './requests/event-text.ts';
import { explain } from './requests/explain.ts';
import { findingGroups, findingsPage } from './requests/groups.ts';
import { lineage, lineageSteps } from './requests/lineage.ts';
import { lineageSegments } from './requests/lineage-segments.ts';
import { formattedPlace, rawPlace } from './requests/places.ts';
import { keyPairStory } from './requests/key-pair-story.ts';
import { related, relatedPlaces } from './requests/related.ts';
import { ruleChoices } from './requests/rule-choices.ts';
import { sourceLocation } from './requests/source-location.ts';
import { state } from './requests/state.ts';
import { firstEventPlace, timelineData } from './requests/timeline.ts';
import type { Workspace } from './workspace.ts';

/** Answers the requests of our own client, but those about a case. */
export function answerOwnRequests(connection: Connection, workspace: Workspace, loader: CaseLoader): void {
  const answer = answerOn(connection);
  /** An answer that is found in steps, when all that joins the logs has been worked out. */
  const concluded = async <T>(steps: () => Generator<void, T>): Promise<T | undefined> => {
    await workspace.concluded();
    return workspace.inTurns(steps());
  };
  answer('findingGroups', async ({ groupBy }) => {
    await workspace.concluded();
    return findingGroups(workspace, groupBy);
  });
  answer('findings', async (params) => {
    await workspace.concluded();
    return findingsPage(workspace, params);
  });
  answer('setFilter', (filter) => {
    workspace.setFilter(filter);
    return state(workspace, workspace.loaded);
  });
  answer('entities', async ({ kinds }) => (await concluded(() => entityChoices(workspace, kinds))) ?? []);
  answer(
    'entityDetails',
    async ({ entity }) => (await concluded(() => entityDetailRows(workspace, entity))) ?? [],
  );
  answer('entityAt', async (params) => {
    await workspace.settled(params.uri);
    return nameableAt(workspace, params);
  });
  answer(
    'entityPage',
    async (params) =>
      (await concluded(() => entityPage(workspace, params))) ?? { items: [], total: 0, isCut: false },
  );
  answer('entityTotals', async (params) => (await concluded(() => entityTotals(workspace, params))) ?? {});
  answer('lineage', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await concluded(() => lineage(workspace, params))) ?? null;
  });
  answer(
    'lineageSteps',
    async (params) => (await concluded(() => lineageSteps(workspace, params))) ?? { items: [], total: 0 },
  );
  answer(
    'lineageSegments',
    async (params) => (await concluded(() => lineageSegments(workspace, params))) ?? { items: [], total: 0 },
  );
  answer('related', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await workspace.inTurns(related(workspace, params))) ?? null;
  });
  answer('relatedPlaces', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await workspace.inTurns(relatedPlaces(workspace, params))) ?? [];
  });
  answer('eventsAround', async (params) => {
    await workspace.settled(params.at.uri);
    return (await workspace.inTurns(eventsAround(workspace, params))) ?? null;
  });
  answer('eventAtTime', async (params) => {
    await workspace.settled(params.uri);
    return eventAtTime(workspace, params);
  });
  answer('timeline', async (params) => (await concluded(() => timelineData(workspace, params))) ?? null);
  answer('firstEvent', async (params) => (await concluded(() => firstEventPlace(workspace, params))) ?? null);
  answer(
    'attackGraph',
    async (params) => (await concluded(() => attackGraphData(workspace, params))) ?? null,
  );
  answer(
    'attackGraphPlace',
    async (params) => (await concluded(() => attackGraphPlace(workspace, params))) ?? null,
  );
  answer(
    'attackGraphText',
    async (params) => (await concluded(() => attackGraphText(workspace, params))) ?? null,
  );
  answer('formattedPlace', async (params) => {
    await workspace.settled(params.uri);
    await loader.bringText(params.uri);
    return formattedPlace(workspace, params);
  });
  answer('rawPlace', async (params) => {
    await workspace.settled(params.uri);
    return rawPlace(workspace, params);
  });
  answer('sourceLocation', async (params) => {
    await workspace.settled(params.uri);
    return sourceLocation(workspace, params);
  });
  answer('explain', async (params) => {
    await workspace.settled(params.event.log);
    await loader.bringText(params.event.log);
    return (await workspace.inTurns(explain(workspace, params))) ?? null;
  });
  answer('keyPairStory', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await concluded(() => keyPairStory(workspace, params))) ?? null;
  });
  answer('ruleChoices', async (params) => {
    await workspace.settled(params.uri);
    return (await workspace.inTurns(ruleChoices(workspace, params))) ?? null;
  });
  answer('eventText', async (params) => {
    await workspace.settled(params.at.uri);
    return eventText(workspace, params);
  });
}

/** Serves renderings of logs, and what an editor cannot show, as documents. */
export function answerRenderings(
  connection: Connection,
  workspace: Workspace,
  loader: CaseLoader,
  publisher: Publisher,
): void {
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const id = parseRenderingUri(uri);
    if (!id) return null;
    await workspace.settled(id.source);
    // Its tab outlives the window; a compressed log is not open in any other.
    const path = workspace.isThere(id.source) ? undefined : pathOf(id.source);
    if (path !== undefined) await loader.open(path);
    else await loader.bringText(id.source);
    const text = textDocumentContent(await workspace.rendering(id), id.source);
    publisher.serve(uri, text);
    return { text };
  });
}
