import { COMMANDS, type CommandArguments, type HoverCommand } from '../../protocol.ts';
import type { Inline } from './rich-text.ts';

/** A link that runs one of our commands. The argument is JSON in the query, so nothing in it can end the link. */
export function commandLink<Name extends HoverCommand>(
  title: string,
  name: Name,
  argument: CommandArguments[Name],
): Inline {
  const query = encodeURIComponent(JSON.stringify([argument])).replaceAll(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return { link: title, target: `command:${COMMANDS[name]}?${query}` };
}

/** Links in one line, with dots between them. */
export function linkLine(links: readonly Inline[]): readonly Inline[] {
  return links.flatMap((link, index) => (index === 0 ? [link] : [' · ', link]));
}
