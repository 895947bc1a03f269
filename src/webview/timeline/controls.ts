import { ENTITY_LISTS, type EntityKind, type TimelineData } from '../../protocol.ts';
import { element } from '../elements.ts';
import { tableOf } from './table.ts';

/** Chooses what has lanes. */
export function laneChoice(chosen: EntityKind, choose: (kind: EntityKind) => void): HTMLElement {
  const label = element('label', 'Lanes: ');
  const select = element('select');
  for (const { kind, label: name } of ENTITY_LISTS) {
    const option = element('option', name);
    option.value = kind;
    option.selected = kind === chosen;
    select.append(option);
  }
  select.addEventListener('change', () => choose(select.value as EntityKind));
  label.append(select);
  return label;
}

/** The table, which is made when it is opened. */
export class TableSection {
  readonly element = element('details');
  readonly #place = element('div');
  #data: TimelineData | undefined;

  constructor() {
    this.element.append(element('summary', 'As a table'), this.#place);
    this.element.addEventListener('toggle', () => this.#draw());
  }

  show(data: TimelineData | undefined): void {
    this.#data = data;
    this.#draw();
  }

  #draw(): void {
    this.#place.replaceChildren(...(this.element.open && this.#data ? [tableOf(this.#data)] : []));
  }
}
