/** What was read, of one document and of all. */

import type { Place } from './places.ts';

/** A row of the Coverage view. All text is plain. */
export interface CoverageNode {
  /** Stable as long as it is about the same thing. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly kind:
    | 'files'
    | 'skipped'
    | 'problem'
    | 'events'
    | 'region'
    | 'gap'
    | 'digests'
    | 'rules'
    | 'rule'
    | 'refused'
    | 'undecided'
    | 'event';
  /** What a click opens. */
  readonly place: Place | null;
  readonly children: readonly CoverageNode[];
}

/** Server → client when a document was read: what it is and whether it can be read as it stands. */
export interface DocumentStatus {
  readonly uri: string;
  /** Null: not CloudTrail, nothing of ours is shown. */
  readonly format: string | null;
  readonly events: number;
  readonly notEvents: number;
  readonly unreadable: number;
  readonly findings: number;
  readonly undecided: number;
  readonly problems: number;
  /** A line is longer than VS Code colours. */
  readonly longLine: boolean;
  /** VS Code draws only the beginning of the line. */
  readonly tooLargeToDraw: boolean;
}
