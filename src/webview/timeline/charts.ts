import uPlot from 'uplot';
import type { TimelineData, TimelineLane } from '../../protocol.ts';
import { element } from '../elements.ts';
import { drawMarks } from './marks.ts';
import { theme } from './theme.ts';

/** What the charts tell of a person's gestures. */
export interface Gestures {
  readonly zoom: (from: number, to: number) => void;
  /** `lane` 0 is everybody. */
  readonly open: (bin: number, lane: number) => void;
}

const HISTOGRAM_HEIGHT = 260;
const LANE_HEIGHT = 54;
/** Shared by all, so that the cursor of one is that of the others. */
const SYNC = 'timeline';

/** A histogram of all events, and below it the lanes. */
export class Charts {
  readonly #place: HTMLElement;
  readonly #gestures: Gestures;
  #charts: uPlot[] = [];

  constructor(place: HTMLElement, gestures: Gestures) {
    this.#place = place;
    this.#gestures = gestures;
  }

  draw(data: TimelineData | undefined): void {
    for (const chart of this.#charts) chart.destroy();
    this.#charts = [];
    this.#place.replaceChildren();
    if (!data) return;
    const times = data.succeeded.map((_, bin) => (data.from + bin * data.binMilliseconds) / 1000);
    const total = data.succeeded.map((number, bin) => number + data.failed[bin]!);
    const colors = theme();
    this.#add(data, element('span', 'All events'), [times, total, [...data.failed]], {
      height: HISTOGRAM_HEIGHT,
      series: [bars(colors.succeeded, 'events'), bars(colors.failed, 'failed')],
      hooks: {
        draw: [
          (chart) =>
            drawMarks(
              chart,
              data.levels,
              {
                xOf: middleOf(chart, data),
                yOf: (bin) => chart.valToPos(total[bin]!, 'y', true) - 8 * devicePixelRatio,
                size: 11,
                hasLetters: true,
              },
              colors,
            ),
        ],
      },
    });
    for (const lane of data.lanes) this.#addLane(data, lane, times);
  }

  /** Marks a bin in every chart and says which lane is chosen. */
  mark(bin: number, lane: number): void {
    for (const [number, chart] of this.#charts.entries()) {
      const left = chart.valToPos(chart.data[0][bin] ?? 0, 'x');
      chart.setCursor({ left: left + 1, top: 0 }, false);
      chart.root.parentElement!.classList.toggle('chosen', number === lane);
    }
  }

  /** Its marks stand in a row above its bars. */
  #addLane(data: TimelineData, lane: TimelineLane, times: number[]): void {
    const colors = theme();
    this.#add(data, titleOf(lane, colors.ofMark(lane.mark)), [times, [...lane.bins]], {
      height: LANE_HEIGHT,
      series: [bars(colors.ofMark(lane.mark), 'events')],
      hooks: {
        draw: [
          (chart) =>
            drawMarks(
              chart,
              lane.levels,
              {
                xOf: middleOf(chart, data),
                yOf: () => chart.bbox.top - 5 * devicePixelRatio,
                size: 8,
                hasLetters: false,
              },
              colors,
            ),
        ],
      },
    });
  }

  #add(
    data: TimelineData,
    title: HTMLElement,
    values: uPlot.AlignedData,
    { height, series, hooks }: Pick<uPlot.Options, 'height' | 'hooks'> & { readonly series: uPlot.Series[] },
  ): void {
    const lane = this.#charts.length;
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.append(title);
    figure.append(caption);
    this.#place.append(figure);
    const { text, grid } = theme();
    const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 } };
    const isLane = lane > 0;
    const options: uPlot.Options = {
      width: Math.max(200, this.#place.clientWidth),
      height,
      // The same for all, so that moments stand below one another.
      padding: [isLane ? 12 : 8, 24, 0, 0],
      legend: { show: false },
      cursor: {
        sync: { key: SYNC },
        drag: { x: true, y: false, setScale: false },
        y: false,
        points: { show: false },
      },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      scales: {
        x: { range: [data.from / 1000, data.to / 1000] },
        y: { range: (_, _lowest, highest) => [0, Math.max(1, highest * (isLane ? 1 : 1.2))] },
      },
      axes: [
        {
          ...axis,
          show: !isLane,
          values: (_, ticks, _axis, _space, step) => ticks.map((tick) => tickLabel(tick, step)),
        },
        { ...axis, show: true, size: 56, ...(isLane && { splits: () => [] }) },
      ],
      series: [{}, ...series],
      hooks: {
        ...hooks,
        setSelect: [(chart) => this.#zoom(chart)],
        ready: [(chart) => this.#listen(chart, lane)],
      },
    };
    this.#charts.push(new uPlot(options, values, figure));
  }

  #zoom(chart: uPlot): void {
    const { left, width } = chart.select;
    if (width < 4) return;
    const from = chart.posToVal(left, 'x') * 1000;
    this.#gestures.zoom(Math.floor(from), Math.ceil(chart.posToVal(left + width, 'x') * 1000));
  }

  #listen(chart: uPlot, lane: number): void {
    let pressedAt = 0;
    chart.over.addEventListener('mousedown', ({ clientX }) => (pressedAt = clientX));
    chart.over.addEventListener('click', ({ clientX }) => {
      // A drag ends with a click, too.
      if (Math.abs(clientX - pressedAt) >= 4) return;
      const time = chart.posToVal(clientX - chart.over.getBoundingClientRect().left, 'x');
      const [first, second] = chart.data[0];
      const bin = second === undefined ? 0 : Math.floor((time - first!) / (second - first!));
      this.#gestures.open(bin, lane);
    });
  }
}

/** The middle of a bin in the canvas's pixels. */
function middleOf(chart: uPlot, { from, binMilliseconds }: TimelineData): (bin: number) => number {
  return (bin) => chart.valToPos((from + (bin + 0.5) * binMilliseconds) / 1000, 'x', true);
}

/** The colour of the bars stands before the name, for whoever sees it; the name holds the letter. */
function titleOf({ label, mark }: TimelineLane, color: string): HTMLElement {
  const title = element('span', label);
  if (!mark) return title;
  const swatch = element('span');
  swatch.className = 'swatch';
  swatch.style.backgroundColor = color;
  title.prepend(swatch);
  return title;
}

function bars(color: string, label: string): uPlot.Series {
  return {
    label,
    stroke: color,
    fill: color,
    width: 0,
    paths: uPlot.paths.bars!({ size: [0.9, 40], align: 1 }),
    points: { show: false },
  };
}

const DAY_S = 86_400;

/** The day, or within days the time, with the day where it begins. UTC. */
function tickLabel(seconds: number, step: number): string {
  const [day, time] = new Date(seconds * 1000).toISOString().split('T') as [string, string];
  if (step >= DAY_S) return day.slice(5);
  const clock = time.slice(0, step >= 60 ? 5 : 8);
  return seconds % DAY_S === 0 ? `${clock}\n${day.slice(5)}` : clock;
}
