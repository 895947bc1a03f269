import type { Span } from './span.ts';

/** Everything that can be wrong with an export. A problem is a value: reading never throws. */
export type ProblemCode =
  | 'empty' // nothing but white space
  | 'binary' // not text
  | 'not-cloudtrail' // JSON or CSV, but no CloudTrail shape
  | 'invalid-json' // a place where JSON stops being JSON
  | 'invalid-csv'
  | 'cut-at-start' // the text begins inside a record
  | 'cut-at-end' // the text ends inside a record
  | 'unbalanced' // brackets that never match
  | 'too-deep' // nested beyond what is read
  | 'unreadable-record' // one record that could not be read; the rest was
  | 'unreadable-time' // an eventTime without a usable time or zone
  | 'skipped-text' // text between records
  | 'not-an-event' // digest, Insights, notification: recognised, not counted
  | 'encoding'; // UTF-16, invalid UTF-8 …

/** Something worth telling the reader of the log, at the place where it stands. `message` is plain text. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly span: Span;
  readonly severity: 'error' | 'warning' | 'information';
}
