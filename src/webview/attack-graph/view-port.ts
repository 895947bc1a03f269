import type { AttackGraphBox } from '../../protocol.ts';

const [SMALLEST, LARGEST] = [0.1, 4];
/** Words can be read from here on. */
const READABLE = 0.8;

/** What of a picture is on screen: zoomed and moved by mouse, wheel and keyboard. */
export class ViewPort {
  readonly #svg: SVGElement;
  #picture = { width: 1, height: 1 };
  /** CSS pixels for one of the picture's. */
  #scale = 1;
  #left = 0;
  #top = 0;
  /** The smallest scale it was to be shown at, as long as nobody has moved it since. */
  #fitted: number | undefined;

  constructor(svg: SVGElement) {
    this.#svg = svg;
    svg.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    svg.addEventListener('pointerdown', (event) => this.#drag(event));
    new ResizeObserver(() => (this.#fitted === undefined ? this.#show() : this.#fit(this.#fitted))).observe(
      svg,
    );
  }

  /** Shows a picture from its left, as much of it as can be read. */
  begin(picture: { readonly width: number; readonly height: number }): void {
    this.#picture = picture;
    this.#fit(READABLE);
  }

  /** Shows all of it, no larger than it is. */
  showAll(): void {
    this.#fit(SMALLEST);
  }

  #fit(smallest: number): void {
    const { width, height } = this.#svg.getBoundingClientRect();
    const { width: all, height: high } = this.#picture;
    this.#scale = Math.max(smallest, Math.min(1, width / all, height / high));
    this.#left = Math.min(0, (all - width / this.#scale) / 2);
    this.#top = (high - height / this.#scale) / 2;
    this.#show();
    this.#fitted = smallest;
  }

  /** Around a point of the screen, or the middle. */
  zoom(factor: number, at?: { readonly clientX: number; readonly clientY: number }): void {
    const { left, top, width, height } = this.#svg.getBoundingClientRect();
    const [x, y] = at ? [at.clientX - left, at.clientY - top] : [width / 2, height / 2];
    const scale = bounded(this.#scale * factor);
    this.#left += x / this.#scale - x / scale;
    this.#top += y / this.#scale - y / scale;
    this.#scale = scale;
    this.#show();
  }

  /** Moves so far that all of a box is on screen. */
  reveal({ x, y, width, height }: AttackGraphBox): void {
    const margin = 24;
    const seen = this.#svg.getBoundingClientRect();
    const right = this.#left + seen.width / this.#scale;
    const bottom = this.#top + seen.height / this.#scale;
    this.#left += outside(x - width / 2 - margin, x + width / 2 + margin, this.#left, right);
    this.#top += outside(y - height / 2 - margin, y + height / 2 + margin, this.#top, bottom);
    this.#show();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) return this.zoom(Math.exp(-event.deltaY / 300), event);
    this.#move(event.deltaX, event.deltaY);
  }

  #drag(pressed: PointerEvent): void {
    if (pressed.button !== 0) return;
    let last = pressed;
    const move = (event: PointerEvent): void => {
      this.#move(last.clientX - event.clientX, last.clientY - event.clientY);
      last = event;
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', () => removeEventListener('pointermove', move), { once: true });
  }

  /** By CSS pixels. */
  #move(x: number, y: number): void {
    this.#left += x / this.#scale;
    this.#top += y / this.#scale;
    this.#show();
  }

  #show(): void {
    const { width, height } = this.#svg.getBoundingClientRect();
    this.#fitted = undefined;
    const area = [this.#left, this.#top, width / this.#scale, height / this.#scale];
    this.#svg.setAttribute('viewBox', area.map((number) => Number(number.toFixed(2))).join(' '));
  }
}

/** How far a stretch sticks out of another, to the left if it is negative. */
function outside(from: number, to: number, low: number, high: number): number {
  return from < low ? from - low : Math.max(0, to - high);
}

function bounded(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}
