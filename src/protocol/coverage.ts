/** What was read, of one document and of all. */

import type { ExplainParams } from './explain.ts';
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
    | 'history'
    | 'near-misses'
    | 'step'
    | 'event';
  /** What a click opens. */
  readonly place: Place | null;
  /** What a click does where there is no place. */
  readonly action?: CoverageAction;
  readonly children: readonly CoverageNode[];
  /** Its children take long to find: they are asked for by this request when somebody opens the row. */
  readonly ask?: 'nearMisses';
}

/** Shows a setting, by its whole name; asks what to load; opens the explanation of a rule on an event. */
export type CoverageAction =
  | { readonly kind: 'setting'; readonly setting: string }
  | { readonly kind: 'load' }
  | { readonly kind: 'explain'; readonly params: ExplainParams };

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
