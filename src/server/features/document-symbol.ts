import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import { aliasedCaller, type Names } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import type { View } from '../snapshot.ts';
import { clock } from '../describe/words.ts';

/** Above about 7,500 symbols VS Code shows no outline at all. */
const MOST_SYMBOLS = 7000;

/** One symbol an event, in the order of the text: when, what, who. */
export function documentSymbols(names: Pick<Names, 'aliases'>, view: View): DocumentSymbol[] {
  return view.events.slice(0, MOST_SYMBOLS).flatMap((event) => {
    const range = view.rangeOf(event.span);
    if (!range) return [];
    return {
      name: shorten(`${clock(event.time)} ${event.eventName}`, 100),
      detail: shorten(aliasedCaller(names, event), 100),
      kind: SymbolKind.Event,
      range,
      selectionRange: range,
    };
  });
}
