import { FIELD, FIELD_COUNT } from './keys.ts';

/** Beside the kinds of objects (see `PLAIN` …): an array. */
export const ARRAY = 4;

/** One object or array that is open while its text is walked. Frames are used again and again. */
export interface Frame {
  kind: number;
  /** Number of the property name it is the value of, 0 for others. */
  key: number;
  start: number;
  /** A value has just ended: a comma or the closing bracket comes next. */
  afterValue: boolean;
  /** Members or elements so far. */
  size: number;
  /** Bits of SIGN. */
  signs: number;
  /** How many of its members have a name that CloudTrail's own records use. */
  recordKeys: number;
  /** Start of the first value that was passed over without looking for records in it, or -1. */
  skippedFrom: number;
  tooDeep: boolean;
  /** How much had been found when it opened. */
  events: number;
  notEvents: number;
  found: number;
  /** A list of records stands in it. */
  isEnvelope: boolean;
  /** Events found in an original record's string; they stand for this whole object. -1 when there are none. */
  originalFrom: number;
  originalTo: number;
  /** Two numbers a field: where its text starts and ends; -1 where there is none. */
  readonly spans: number[];
  /** Of an array: which fields its one-member objects hold (bits of SIGN). */
  rowSigns: number;
}

/** As a list: a text of a few records, of which there may be thousands, is read sooner than memory is found for such an array. */
const NO_SPANS: readonly number[] = Array.from({ length: FIELD_COUNT * 2 }, () => -1);

export function newFrame(): Frame {
  return {
    kind: 0,
    key: 0,
    start: 0,
    afterValue: false,
    size: 0,
    signs: 0,
    recordKeys: 0,
    skippedFrom: -1,
    tooDeep: false,
    events: 0,
    notEvents: 0,
    found: 0,
    isEnvelope: false,
    originalFrom: -1,
    originalTo: -1,
    spans: NO_SPANS.slice(),
    rowSigns: 0,
  };
}

export function hasField(frame: Frame, field: number): boolean {
  return frame.spans[field * 2]! >= 0;
}

/** Forgets what an earlier `userIdentity` of the same record said: of duplicate names the last counts. */
export function clearIdentity(frame: Frame): void {
  frame.spans.fill(-1, FIELD.identityType * 2, (FIELD.issuerUserName + 1) * 2);
}
