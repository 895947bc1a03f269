/** Where something stands. Positions are LSP's: 0-based lines, columns in UTF-16 units. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
  /** VS Code cannot show this file as text: ask for the `formattedPlace` and show that. */
  readonly onlyFormatted?: true;
  /** Given with it, in place of the range: where it begins in the log's text, in bytes. */
  readonly offset?: number;
}

export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
  /** As in `Place`; it counts instead of the position. */
  readonly offset?: number;
}

/** An event by a place inside it, in any view of its log. */
export interface EventTarget {
  readonly at: PlaceParams;
  /** The `FindingNode.key` of a finding at that event, where it is about the finding. */
  readonly finding?: string;
}

/** An event by the URI of its log and its place among the log's events. */
export interface EventRef {
  readonly log: string;
  readonly index: number;
}

/** Where an event stands in its file. */
export interface SourceLocation {
  /** `path:line:column (byte offset N, length M)`: line and column from 1, bytes of the uncompressed file. */
  readonly text: string;
  /** The same without the path, for where a path could be taken for a link. */
  readonly numbers: string;
  /** The record in its file, or in the formatted view where an editor cannot show the file. */
  readonly place: Place;
  readonly isFormatted: boolean;
}
