import type { EntityKind, LevelName, TimelineAnswer, TimelineData, TimelineRequest } from '../../protocol.ts';
import { element } from '../elements.ts';
import { Charts } from './charts.ts';
import { laneChoice, TableSection } from './controls.ts';
import { MARKS } from './marks.ts';
import { describeBin, describeLanes, describeSpan } from './words.ts';

/**
 * The timeline: it draws what it is given and asks for more. Dragging over the bars zooms in; a click opens the first event
 * there. The same with the keyboard: arrows, Enter, plus, minus and 0.
 */
const extension = acquireVsCodeApi();
const page = document.querySelector<HTMLElement>('#timeline')!;
const heading = element('h1', 'CloudTrail timeline');
const span = element('p', '');
const help = element(
  'p',
  'Left and right choose a moment, up and down a lane, Enter opens its first event, plus and minus zoom, 0 shows all. Drag to zoom. Times are UTC.',
);
const levels: readonly LevelName[] = ['critical', 'high', 'medium', 'low', 'informational'];
const legend = element(
  'p',
  `Findings: ${levels.map((level) => `${MARKS[level].glyph} ${MARKS[level].letter} ${level}`).join(', ')}`,
);
const place = element('div', '');
/** Read aloud, and shown above the bars. */
const status = element('p', '');
const lanesLine = element('p', '');
const table = new TableSection();
/** What has lanes. */
let kind: EntityKind = 'access-key';
const choice = laneChoice(kind, (chosen) => {
  kind = chosen;
  lane = 0;
  show(range);
});
page.append(heading, span, choice, status, place, lanesLine, table.element, legend, help);
for (const line of [lanesLine, legend, help]) line.className = 'help';
status.setAttribute('role', 'status');
place.tabIndex = 0;
place.setAttribute('role', 'application');
place.setAttribute('aria-label', 'Events over time');

let data: TimelineData | undefined;
/** Undefined: all of it. */
let range: { readonly from: number; readonly to: number } | undefined;
/** The number of the latest question. */
let asked = 0;
let bin = 0;
/** 0 is everybody, then the lanes. */
let lane = 0;

const charts = new Charts(place, {
  zoom: (from, to) => show({ from, to }),
  open: (chosen, chosenLane) => {
    choose(chosen, chosenLane);
    open();
  },
});

addEventListener('message', ({ data: answer }: MessageEvent<TimelineAnswer>) => {
  if (answer.kind === 'changed') show(range);
  // Of several questions the latest counts; another may have taken longer.
  else if (answer.number === asked) draw(answer.data);
});
addEventListener('resize', () => charts.draw(data));
// Themes change the classes of the body.
new MutationObserver(() => charts.draw(data)).observe(document.body, { attributeFilter: ['class'] });
place.addEventListener('keydown', (event) => {
  const act = KEYS[event.key];
  if (!act || !data) return;
  event.preventDefault();
  act(event.shiftKey ? 10 : 1);
});
show(undefined);
place.focus();

function show(wanted: typeof range): void {
  range = wanted;
  const bins = Math.max(20, Math.floor(place.clientWidth / 6));
  place.setAttribute('aria-busy', 'true');
  // Some lanes take a while: what stands in records alone has to be read.
  status.textContent = 'Counting…';
  ask({ kind: 'show', number: ++asked, params: { bins, lanes: kind, ...wanted } });
}

function draw(answer: TimelineData | null): void {
  data = answer ?? undefined;
  place.removeAttribute('aria-busy');
  status.textContent = '';
  lanesLine.textContent = data ? describeLanes(data, kind) : '';
  table.show(data);
  span.textContent = data
    ? describeSpan(data)
    : 'Nothing to show: no log is open or loaded, or none of their events has a readable time.';
  for (const part of [choice, table.element, legend, help]) part.hidden = !data;
  charts.draw(data);
  if (data) choose(Math.min(bin, data.succeeded.length - 1), Math.min(lane, data.lanes.length));
}

function choose(chosen: number, chosenLane: number): void {
  if (!data) return;
  bin = Math.min(Math.max(0, chosen), data.succeeded.length - 1);
  lane = Math.min(Math.max(0, chosenLane), data.lanes.length);
  status.textContent = describeBin(data, bin, lane);
  charts.mark(bin, lane);
}

function open(): void {
  if (!data) return;
  const from = data.from + bin * data.binMilliseconds;
  const entity = data.lanes[lane - 1]?.entity;
  const to = from + data.binMilliseconds;
  ask({ kind: 'open', params: { from, to, ...(entity && { entity }) } });
}

/** A third of what is shown, or three times as much, around the chosen moment. */
function zoom(factor: number): void {
  if (!data) return;
  const middle = data.from + (bin + 0.5) * data.binMilliseconds;
  const half = ((data.to - data.from) * factor) / 2;
  show({ from: Math.floor(middle - half), to: Math.ceil(middle + half) });
  bin = Math.floor(data.succeeded.length / 2);
}

const KEYS: Readonly<Record<string, (steps: number) => void>> = {
  ArrowLeft: (steps) => choose(bin - steps, lane),
  ArrowRight: (steps) => choose(bin + steps, lane),
  ArrowUp: () => choose(bin, lane - 1),
  ArrowDown: () => choose(bin, lane + 1),
  Enter: () => open(),
  '+': () => zoom(1 / 3),
  '=': () => zoom(1 / 3),
  '-': () => zoom(3),
  '0': () => show(undefined),
  Escape: () => show(undefined),
};

function ask(request: TimelineRequest): void {
  extension.postMessage(request);
}
