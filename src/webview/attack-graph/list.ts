import type { AttackGraphData } from '../../protocol.ts';
import { element } from '../elements.ts';

/** The same graph in sentences, each of which leads to its place: for whoever cannot see the picture, or wants to search it. */
export function listOf(
  { nodes, edges }: AttackGraphData,
  open: (key: string) => void,
): readonly HTMLElement[] {
  const item = (key: string, text: string): HTMLElement => {
    const line = element('li');
    const button = element('button', text);
    button.className = 'link';
    button.addEventListener('click', () => open(key));
    line.append(button);
    return line;
  };
  return [
    element('h2', 'Who did what'),
    list(edges.map(({ key, description }) => item(key, description))),
    element('h2', 'Who and what'),
    list(
      nodes.map(({ key, description }) => {
        const [kind, name, ...rest] = description.split('\n');
        return item(key, [`${kind} ${name}`, ...rest].join(', '));
      }),
    ),
  ];
}

function list(items: readonly HTMLElement[]): HTMLElement {
  const made = element('ul');
  made.append(...items);
  return made;
}
