import { MOST_MILLISECONDS } from '../../core/log/packed/times.ts';

/** Whether a value that came from JSON is what it is to be. */
export type Shape = (value: unknown) => boolean;

/** The shape of each member: a new one cannot be forgotten. */
type Shapes<T> = Readonly<Record<keyof T & string, Shape>>;

export const text: Shape = (value) => typeof value === 'string';
export const flag: Shape = (value) => typeof value === 'boolean';
export const number: Shape = (value) => typeof value === 'number';
export const anything: Shape = () => true;

/** A whole number from 0 to `end - 1`. */
export function below(end: number): Shape {
  return (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < end;
}

/** Milliseconds that a date can have. */
export const instant: Shape = (value) => typeof value === 'number' && Math.abs(value) <= MOST_MILLISECONDS;

export const whole: Shape = below(Number.MAX_SAFE_INTEGER);

export function oneOf(...values: readonly unknown[]): Shape {
  return (value) => values.includes(value);
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value) => shapes.some((shape) => shape(value));
}

/** JSON has no `undefined`: what was it is missing. */
export function optional(shape: Shape): Shape {
  return (value) => value === undefined || shape(value);
}

export function list(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.every(shape);
}

/**
 * An object with these members, which are all that the type has; others do no harm. None has a name that objects have
 * anyway: to ask of millions of members whether each is the object's own would be most of the work.
 */
export function object<T = Readonly<Record<string, unknown>>>(members: Shapes<T>): Shape {
  const names = Object.keys(members);
  const shapes = Object.values<Shape>(members);
  // To go through pairs of them would take twice as long.
  return (value) => {
    if (!isRecord(value)) return false;
    for (let at = 0; at < names.length; at++) if (!shapes[at]!(value[names[at]!])) return false;
    return true;
  };
}

/** Looks only once at what is in several places. */
export function once(shape: Shape): Shape {
  const seen = new Set<unknown>();
  return (value) => {
    if (seen.has(value)) return true;
    if (!shape(value)) return false;
    seen.add(value);
    return true;
  };
}

/** An object whose members are all alike, whatever their names. */
export function record(shape: Shape): Shape {
  return (value) => isRecord(value) && Object.values(value).every(shape);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
