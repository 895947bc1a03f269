import { encode, equals } from '../bytes.ts';
import { forgetFrom, keepOnly } from '../columns/columns.ts';
import { emitEvent } from './emit.ts';
import { ARRAY, hasField } from './frame.ts';
import type { Frame } from './frame.ts';
import { FIELD, KEY, PLAIN, ROLE, ROLE_OF, SIGN } from './keys.ts';
import type { LogFormat, NotEvent } from '../log.ts';
import { foundIn, noteUnreadable } from './reading.ts';
import type { Reading } from './reading.ts';
import { SHAPE, emitShaped, formatOf } from '../shapes/shapes.ts';

/** An object or array that has just ended, and where. */
export interface Closing {
  readonly reading: Reading;
  readonly bytes: Uint8Array;
  readonly frame: Frame;
  /** Index after the closing bracket. */
  readonly end: number;
  readonly parent: Frame | undefined;
  readonly layers: number;
  readonly toText: (index: number) => number;
  readonly walker: {
    envelope(): LogFormat | undefined;
    rewalk(from: number, to: number): void;
  };
}

/** Insights records say `AwsCloudTrailInsight`, with or without `insightDetails`. */
const INSIGHT_TYPE = encode('AwsCloudTrailInsight');
/** What other services call themselves in notifications: `aws:s3`, `aws:sqs`. */
const NOTIFICATION_SOURCE = encode('aws:');
const CELL_EVENT_NAME = encode('eventName');

/** Fewer of CloudTrail's own property names may be chance. */
const ENOUGH_KEYS = 3;

/** Decides what an object was, now that all of it is known: an event, something recognised that is none, an envelope. */
export function settleObject(closing: Closing): void {
  const { reading, frame, parent } = closing;
  // Damage may have moved a record out of its list and beside it: then both count.
  if (frame.originalFrom >= 0 && !frame.isEnvelope) {
    keepOnly(reading.columns, frame.events, frame.originalFrom, frame.originalTo);
  } else settleByOwnMembers(closing);
  if (parent?.kind === PLAIN) tellParent(frame, parent, reading);
  else if (parent?.kind === ARRAY) parent.rowSigns |= signsOfCell(closing);
}

function settleByOwnMembers(closing: Closing): void {
  const { reading, frame, parent } = closing;
  if ((frame.signs & SIGN.insight) !== 0 || fieldBegins(closing, FIELD.eventType, INSIGHT_TYPE))
    return addNotEvent(closing, 'insights');
  if ((frame.signs & SIGN.digest) !== 0) return addNotEvent(closing, 'digest');
  if (frame.isEnvelope) return;
  const notification = fieldBegins(closing, FIELD.eventSource, NOTIFICATION_SOURCE);
  if (hasField(frame, FIELD.eventSource) && hasField(frame, FIELD.eventName) && !notification) {
    return hasField(frame, FIELD.identityText)
      ? addShaped(closing, SHAPE.columnsDocument)
      : addEvent(closing);
  }
  if (isNewHere(closing)) return;
  if (notification) return addNotEvent(closing, 'notification');
  if (frame.skippedFrom >= 0) {
    closing.walker.rewalk(frame.skippedFrom, closing.end - 1);
    if (isNewHere(closing)) return;
  }
  const shape = shapeOf(frame);
  if (shape !== undefined) addShaped(closing, shape);
  else if (frame.recordKeys >= ENOUGH_KEYS) addNotEvent(closing, 'other');
  else if (parent?.kind === ARRAY && (ROLE_OF[parent.key]! & ROLE.list) !== 0) {
    const { recognised } = reading;
    addNotEvent(closing, 'other');
    // Others call their lists "Records" and "events" too.
    reading.recognised = recognised;
  }
}

function shapeOf(frame: Frame): number | undefined {
  if ((frame.signs & SIGN.lookup) !== 0) return SHAPE.lookup;
  if ((frame.signs & SIGN.ocsf) !== 0) return SHAPE.ocsf;
  if ((frame.signs & SIGN.ecs) !== 0 && frame.key !== KEY.aws) return SHAPE.ecs;
  return undefined;
}

/** Decides what an array was: a row of a query's result, an export without records, or just a list. */
export function settleArray(closing: Closing): void {
  const { frame, parent } = closing;
  if (!isNewHere(closing)) settleRow(closing);
  if (parent?.kind === PLAIN) tellParent(frame, parent, closing.reading);
}

function settleRow(closing: Closing): void {
  const { frame, parent } = closing;
  const { rowSigns } = frame;
  if ((rowSigns & SIGN.eventName) !== 0 && (rowSigns & SIGN.cell) !== 0)
    addShaped(closing, SHAPE.insightsRow);
  else if ((rowSigns & SIGN.eventName) !== 0) addShaped(closing, SHAPE.lakeRow);
  else if (
    frame.size === 0 &&
    parent?.size === 1 &&
    (frame.key === KEY.records || frame.key === KEY.events)
  ) {
    addNotEvent(closing, 'other');
  }
}

/** What one element of a row says about the row: `{"eventName":"…"}`, or `{"field":"eventName","value":"…"}`. */
function signsOfCell(closing: Closing): number {
  const { frame } = closing;
  if ((frame.signs & SIGN.cell) !== 0) {
    return SIGN.cell | (fieldBegins(closing, FIELD.cellName, CELL_EVENT_NAME) ? SIGN.eventName : 0);
  }
  return frame.size === 1 && hasField(frame, FIELD.eventName) ? SIGN.eventName : 0;
}

/** An original record stands for the whole object it lies in, and for the document round its holder. */
function tellParent(frame: Frame, parent: Frame, reading: Reading): void {
  const role = ROLE_OF[frame.key]!;
  const held = (role & ROLE.holder) !== 0 && (frame.originalFrom >= 0 || frame.key === KEY.source);
  if ((held || (role & ROLE.original) !== 0) && parent.originalFrom < 0 && foundIn(reading) > frame.found) {
    parent.originalFrom = frame.events;
    parent.originalTo = reading.columns.count;
  }
  if ((role & ROLE.list) !== 0 && reading.columns.count > frame.events) parent.isEnvelope = true;
  if (frame.key === KEY.cloudtrail && parent.key === KEY.aws) parent.signs |= SIGN.ecs;
  else if (frame.key === KEY.aws) parent.signs |= frame.signs & SIGN.ecs;
}

function isNewHere(closing: Closing): boolean {
  return foundIn(closing.reading) > closing.frame.found;
}

/** Drops what was found inside: an object that is something itself is not also an envelope. */
function forgetInside({ reading, frame }: Closing): void {
  forgetFrom(reading.columns, frame.events);
  if (reading.notEvents.length > frame.notEvents) reading.notEvents.length = frame.notEvents;
}

function addEvent(closing: Closing): void {
  const { reading, frame } = closing;
  forgetInside(closing);
  const offset = closing.toText(frame.start);
  const length = closing.toText(closing.end) - offset;
  if (frame.tooDeep) {
    noteUnreadable(reading, 'too-deep', 'A record nested too deeply to be read.', offset, 1);
    return;
  }
  reading.recognised = true;
  emitEvent(reading, closing.bytes, frame, offset, length, closing.layers);
  name(closing);
}

function addShaped(closing: Closing, shape: number): void {
  const { reading, frame } = closing;
  forgetInside(closing);
  const offset = closing.toText(frame.start);
  emitShaped(reading, shape, { offset, length: closing.toText(closing.end) - offset }, closing.layers);
  if (!isNewHere(closing)) return;
  reading.recognised = true;
  if (!reading.named) reading.format = formatOf(shape);
  reading.named = true;
}

function addNotEvent(closing: Closing, kind: NotEvent['kind']): void {
  const { reading, frame } = closing;
  forgetInside(closing);
  const offset = closing.toText(frame.start);
  reading.recognised = true;
  reading.notEvents.push({ kind, span: { offset, length: closing.toText(closing.end) - offset } });
  name(closing);
}

/** The first thing found names the export. */
function name({ reading, walker }: Closing): void {
  if (reading.named) return;
  reading.named = true;
  reading.format = walker.envelope();
}

function fieldBegins({ bytes, frame }: Closing, field: number, word: Uint8Array): boolean {
  const start = frame.spans[field * 2]!;
  return start >= 0 && equals(bytes, start, Math.min(frame.spans[field * 2 + 1]!, start + word.length), word);
}
