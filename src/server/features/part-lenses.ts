import type { CodeLens, Command } from 'vscode-languageserver';
import { COMMANDS, type Range } from '../../protocol.ts';
import { partsOf, type Part } from '../rendering/parts.ts';
import { parseRenderingUri, renderingUri } from '../rendering/rendering-uri.ts';
import { TOP, type Snapshot, type View } from '../snapshot.ts';

/** At both ends of a part of a large log: which events it shows, and the ways to the others. */
export function partLenses({ investigation }: Snapshot, view: View): CodeLens[] {
  const id = parseRenderingUri(view.uri);
  const log = investigation.log(view.log);
  if (!id || 'record' in id || !log) return [];
  const parts = partsOf(log);
  const part = parts[id.part];
  const last = view.events.at(-1);
  if (parts.length < 2 || !part || !last) return [];
  const commands = [
    { title: titleOf(part, parts), command: '' },
    ...linkTo('Previous events', id.source, parts[id.part - 1]),
    ...linkTo('Next events', id.source, parts[id.part + 1]),
  ];
  const end = view.rangeOf(last.span)?.end ?? TOP.end;
  const below: Range['start'] = { line: end.line + 1, character: 0 };
  return [TOP, { start: below, end: below }].flatMap((range) =>
    commands.map((command) => ({ range, command })),
  );
}

function titleOf({ number, first, end }: Part, parts: readonly Part[]): string {
  const all = parts.at(-1)!.end;
  return `Events ${inWords(first + 1)} to ${inWords(end)} of ${inWords(all)}: part ${number + 1} of ${parts.length}`;
}

function linkTo(title: string, source: string, part: Part | undefined): Command[] {
  if (!part) return [];
  const place = { uri: renderingUri({ source, part: part.number }), range: TOP };
  return [{ title, command: COMMANDS.revealLocation, arguments: [place] }];
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}
