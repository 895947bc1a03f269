import type { AttackGraph } from '../../core/analysis/attack-graph/graph.ts';
import { mermaidOf } from '../../core/analysis/attack-graph/mermaid.ts';
import { pictureOf, type Picture } from '../../core/analysis/attack-graph/picture.ts';
import { svgOf } from '../../core/analysis/attack-graph/svg.ts';
import { edgeSentence } from '../../core/analysis/attack-graph/edge-words.ts';
import { graphLines } from '../../core/analysis/attack-graph/graph-words.ts';
import { nodeLines, nodeName, type NameOf } from '../../core/analysis/attack-graph/node-words.ts';
import type { Incident } from '../../core/analysis/incidents/incidents.ts';
import { storyOf } from '../../core/analysis/incidents/story.ts';
import type {
  AttackGraphData,
  AttackGraphPlaceParams,
  AttackGraphText,
  AttackGraphTextParams,
  IncidentTarget,
  Place,
} from '../../protocol.ts';
import { incidentTitle, namesIn } from '../describe/incident.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { findingKey } from './nodes.ts';

/** The graph of an incident, drawn; null where there is none. */
export function* attackGraphData(
  snapshot: Snapshot,
  target: IncidentTarget,
): Generator<void, AttackGraphData | null> {
  const found = yield* findGraph(snapshot, target);
  if (!found) return null;
  const { graph, title, finding } = found;
  yield;
  const nameOf = namesOf(snapshot);
  const { width, height, nodes, edges } = pictureFor(graph, snapshot);
  const names = nodeNames(graph, nameOf);
  return {
    incident: graph.id,
    finding,
    title,
    summary: graphLines(graph).join(' · '),
    width,
    height,
    nodes: nodes.map(({ node, box, outline, mark, texts }) => ({
      key: node.key,
      kind: node.kind,
      name: names.get(node.key)!,
      box,
      outline,
      mark: mark ?? null,
      texts,
      description: nodeLines(node, nameOf).join('\n'),
      level: node.level ?? null,
      isContext: node.isContext,
    })),
    edges: edges.map(({ edge, box, path, head, texts }) => ({
      key: edge.key,
      from: edge.from,
      to: edge.to,
      box,
      path,
      head,
      texts,
      description: edgeSentence(edge, names.get(edge.from)!, names.get(edge.to)!),
      level: edge.level ?? null,
      isInferred: edge.basis === 'inferred',
    })),
  };
}

/** Where what a node or edge is drawn for stands first. For that a record is read. */
export function* attackGraphPlace(
  snapshot: Snapshot,
  { incident, key }: AttackGraphPlaceParams,
): Generator<void, Place | null> {
  const found = yield* findGraph(snapshot, { incident });
  const part = found && [...found.graph.nodes, ...found.graph.edges].find((each) => each.key === key);
  if (!part) return null;
  yield;
  const { event, span } = part.place;
  return rowPlaceOf(snapshot, event.log, span);
}

/** The graph as a document of its own. */
export function* attackGraphText(
  snapshot: Snapshot,
  { form, ...target }: AttackGraphTextParams,
): Generator<void, AttackGraphText | null> {
  const found = yield* findGraph(snapshot, target);
  if (!found) return null;
  const { graph, title } = found;
  const nameOf = namesOf(snapshot);
  const name = `attack-graph-${dayOf(graph)}`;
  if (form === 'mermaid') return { text: mermaidOf(graph, nameOf), fileName: `${name}.mmd` };
  yield;
  const names = nodeNames(graph, nameOf);
  const sentences = graph.edges.map((edge) => edgeSentence(edge, names.get(edge.from)!, names.get(edge.to)!));
  const description = [...graphLines(graph), ...sentences].join('. ');
  const text = svgOf(pictureFor(graph, snapshot), { title: `Attack graph: ${title}`, description });
  return { text, fileName: `${name}.svg` };
}

interface FoundGraph {
  readonly graph: AttackGraph;
  readonly title: string;
  /** The key of the incident's first finding. */
  readonly finding: string;
}

function* findGraph(snapshot: Snapshot, target: IncidentTarget): Generator<void, FoundGraph | undefined> {
  const incident = findIncident(snapshot, target);
  const graph = incident && (yield* snapshot.investigation.attackGraphInSteps(incident));
  if (!graph) return undefined;
  const title = shorten(incidentTitle(storyOf(incident), namesIn(snapshot, incident)), 120);
  return { graph, title, finding: findingKey(incident.findings[0]!) };
}

function findIncident(
  { investigation }: Snapshot,
  { incident, finding }: IncidentTarget,
): Incident | undefined {
  let ofFinding: Incident | undefined;
  for (const each of investigation.conclusion().findings) {
    const found = investigation.incidentOf(each);
    if (found?.id === incident) return found;
    if (finding !== undefined && findingKey(each) === finding) ofFinding = found;
  }
  return ofFinding;
}

/** Laying out takes some time; a graph never changes, and aliases seldom do. */
const known = new WeakMap<
  AttackGraph,
  { readonly aliases: Snapshot['aliases']; readonly picture: Picture }
>();

function pictureFor(graph: AttackGraph, snapshot: Snapshot): Picture {
  const { aliases } = snapshot;
  const before = known.get(graph);
  if (before?.aliases === aliases) return before.picture;
  const picture = pictureOf(graph, namesOf(snapshot));
  known.set(graph, { aliases, picture });
  return picture;
}

function namesOf({ aliases, investigation }: Snapshot): NameOf {
  return (entity) => ({ mark: investigation.markOf(entity), alias: aliases.get(entity.value) });
}

/** How people call the nodes: "key pair [C] xg1". */
function nodeNames({ nodes }: AttackGraph, nameOf: NameOf): ReadonlyMap<string, string> {
  return new Map(nodes.map((node) => [node.key, nodeName(node, nameOf)]));
}

function dayOf({ firstTime }: AttackGraph): string {
  return firstTime === undefined ? 'undated' : new Date(firstTime).toISOString().slice(0, 10);
}
