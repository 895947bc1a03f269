import type {
  AttackGraphAnswer,
  AttackGraphData,
  AttackGraphNode,
  AttackGraphRequest,
} from '../../protocol.ts';
import { drawingOf, type Drawing } from './drawing.ts';
import { element, shape } from '../elements.ts';
import { listOf } from './list.ts';
import { neighbourOf, type Direction } from './neighbours.ts';
import { ViewPort } from './view-port.ts';

/**
 * The attack graph: it draws what it is given. A click on a node or arrow, or Enter, opens where it stands; Tab and the
 * arrows go from node to node.
 */
const extension = acquireVsCodeApi();
const page = document.querySelector<HTMLElement>('#attack-graph')!;
const heading = element('h1', 'Attack graph');
const summary = element('p');
/** What the chosen node is. */
const status = element('p');
const picture = shape('svg', { class: 'picture', role: 'group', 'aria-label': 'Attack graph', tabindex: -1 });
const list = element('details');
const sentences = element('div');
const help = element(
  'p',
  'Tab and the arrow keys go from node to node, Enter opens where it stands first, Escape lets go of it, plus and minus zoom, 0 shows all. Drag to move, turn the wheel with Ctrl to zoom. Times are UTC. In circles H, M, L and i stand for the level of findings; a letter in a box is that of the thing everywhere. Dashed lines are inferred, dotted boxes stand around the incident.',
);
status.setAttribute('role', 'status');
help.className = 'help';
list.append(element('summary', 'The same as a list'), sentences);
const tools = element('div');
tools.className = 'tools';
page.append(heading, summary, tools, picture, status, list, help);

let graph: AttackGraphData | undefined;
let drawing: Drawing | undefined;
/** Where the mouse was pressed. */
let pressedAt: readonly number[] = [0, 0];
const viewPort = new ViewPort(picture);
const ZOOM = 1.25;

for (const [text, name, act] of [
  ['+', 'Zoom in', () => viewPort.zoom(ZOOM)],
  ['−', 'Zoom out', () => viewPort.zoom(1 / ZOOM)],
  ['Show all', 'Show all', () => viewPort.showAll()],
] as const) {
  const button = element('button', text);
  button.setAttribute('aria-label', name);
  button.addEventListener('click', act);
  tools.append(button);
}

addEventListener('message', ({ data }: MessageEvent<AttackGraphAnswer>) => draw(data.graph));
picture.addEventListener('keydown', (event) => press(event));
picture.addEventListener('focusin', ({ target }) => choose(nodeAt(target)));
picture.addEventListener('pointerdown', ({ clientX, clientY }) => (pressedAt = [clientX, clientY]));
picture.addEventListener('click', (event) => {
  // A drag ends with a click, too.
  const moved = Math.hypot(event.clientX - pressedAt[0]!, event.clientY - pressedAt[1]!);
  const key = keyAt(event.target);
  if (moved < 4 && key !== undefined) open(key);
});
tell({ kind: 'ready' });

function draw(given: AttackGraphData | null): void {
  const before = graph;
  const chosen = keyAt(document.activeElement);
  graph = given ?? undefined;
  heading.textContent = graph ? `Attack graph: ${graph.title}` : 'Attack graph';
  summary.textContent = graph?.summary ?? 'This incident is not among the findings any more.';
  drawing = graph && drawingOf(graph);
  picture.replaceChildren(...(drawing ? [drawing.all] : []));
  sentences.replaceChildren(...(graph ? listOf(graph, open) : []));
  if (!graph) return;
  // Who looks at a part of it goes on doing so.
  const isSame = before?.incident === graph.incident;
  if (!isSame || before.width !== graph.width || before.height !== graph.height) viewPort.begin(graph);
  if (chosen !== undefined) drawing?.nodes.get(chosen)?.focus();
}

function choose(node: AttackGraphNode | undefined): void {
  if (!node || !graph || !drawing) return;
  status.textContent = node.description.split('\n').join(' · ');
  viewPort.reveal(node.box);
  for (const { key, from, to } of graph.edges) {
    drawing.edges.get(key)!.classList.toggle('near', from === node.key || to === node.key);
  }
}

/** As it was before a node was chosen. Tab goes on from there. */
function letGo(node: EventTarget | null): void {
  if (node instanceof SVGElement) node.blur();
  status.textContent = '';
  for (const edge of drawing?.edges.values() ?? []) edge.classList.remove('near');
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const ZOOMS: Readonly<Record<string, () => void>> = {
  '+': () => viewPort.zoom(ZOOM),
  '=': () => viewPort.zoom(ZOOM),
  '-': () => viewPort.zoom(1 / ZOOM),
  '0': () => viewPort.showAll(),
};

function press(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key];
  const node = nodeAt(event.target);
  const act =
    ZOOMS[event.key] ??
    (node && direction && (() => go(node, direction))) ??
    (event.key === 'Escape' ? () => letGo(event.target) : undefined) ??
    (node && (event.key === 'Enter' || event.key === ' ') ? () => open(node.key) : undefined);
  if (!act) return;
  event.preventDefault();
  act();
}

function go(from: AttackGraphNode, direction: Direction): void {
  const next = graph && neighbourOf(from, graph.nodes, direction);
  if (next) drawing?.nodes.get(next.key)?.focus();
}

function nodeAt(target: EventTarget | null): AttackGraphNode | undefined {
  const key = keyAt(target);
  return graph?.nodes.find((node) => node.key === key);
}

/** Of the node or arrow that something is part of. */
function keyAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<SVGElement>('[data-key]')?.dataset['key'] : undefined;
}

function open(key: string): void {
  tell({ kind: 'open', key });
}

function tell(request: AttackGraphRequest): void {
  extension.postMessage(request);
}
