import type { TimelineData } from '../../protocol.ts';
import { element } from '../elements.ts';
import { binStart } from './words.ts';

/** Longer tables nobody reads; zooming in makes them shorter. */
const MOST_ROWS = 500;

/** The same numbers as a table, for whoever cannot see the bars: a row for each moment that has events. */
export function tableOf(data: TimelineData): HTMLElement {
  const { succeeded, failed, findings, levels, lanes } = data;
  const table = element('table');
  const caption = element('caption');
  const head = element('tr');
  for (const title of ['From (UTC)', 'Events', 'Failed', 'Findings', ...lanes.map(({ label }) => label)]) {
    const cell = element('th', title);
    cell.scope = 'col';
    head.append(cell);
  }
  const bins = succeeded.flatMap((number, bin) => (number + failed[bin]! > 0 ? [bin] : []));
  const rows = bins.slice(0, MOST_ROWS).map((bin) => {
    const level = levels[bin];
    const found = level ? `${findings[bin]!.toLocaleString('en')}, up to ${level}` : '';
    const numbers = [succeeded[bin]! + failed[bin]!, failed[bin]!].map((number) =>
      number.toLocaleString('en'),
    );
    return rowOf(binStart(data, bin), [
      ...numbers,
      found,
      ...lanes.map((lane) => lane.bins[bin]!.toLocaleString('en')),
    ]);
  });
  const rest = bins.length - rows.length;
  caption.textContent = `Events over time${rest > 0 ? `, the first ${MOST_ROWS} of ${bins.length} rows: zoom in for others` : ''}`;
  table.append(caption, head, ...rows);
  return table;
}

function rowOf(title: string, cells: readonly string[]): HTMLElement {
  const row = element('tr');
  const head = element('th', title);
  head.scope = 'row';
  row.append(head, ...cells.map((cell) => element('td', cell)));
  return row;
}
