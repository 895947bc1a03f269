import { format, type FormattingOptions } from 'jsonc-parser';
import { hideSessionTokens, hideSessionTokensInText } from '../../enrich/redact.ts';
import { cut, isConverted } from '../../log/event.ts';
import type { JsonValue } from '../../log/json/value.ts';
import type { LogEvent } from '../../log/log.ts';

const INDENTED: FormattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/** One record as readable JSON, session tokens hidden: indented, and in one line. */
export interface FormattedRecord {
  readonly indented: string;
  readonly compact: string;
}

/**
 * The record in its own words: only white space changes, so that long numbers, duplicate names and escapes stay as
 * CloudTrail wrote them. A record that was put together from columns, or that is damaged, is written anew.
 */
export function formatRecord(event: LogEvent): FormattedRecord {
  const record = hideSessionTokens(event.record());
  const text = isConverted(event) ? undefined : hideSessionTokensInText(cut(event, event.span));
  if (text !== undefined && saysTheSame(text, record)) {
    // The library ends lines as the text does, whatever it is told.
    const lines = text.replaceAll(/\r\n?/g, '\n');
    return { indented: indent(lines), compact: lines.replaceAll('\n', ' ') };
  }
  return { indented: JSON.stringify(record, null, 2), compact: JSON.stringify(record) };
}

/** False where the text is no JSON, or hides a token's name from a search of the text ("session\u0054oken"). */
function saysTheSame(text: string, record: JsonValue): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(record);
  } catch {
    return false;
  }
}

function indent(text: string): string {
  let from = 0;
  let result = '';
  // The library's applyEdits copies the whole text for each edit; the edits are in order, so joining will do.
  for (const { offset, length, content } of format(text, undefined, INDENTED)) {
    result += text.slice(from, offset) + content;
    from = offset + length;
  }
  return result + text.slice(from);
}
