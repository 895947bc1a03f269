import { baseName, folderName } from '../uri.ts';
import { visible } from './rich-text.ts';

/** As many characters of a file's name as stay at its beginning and its end: CloudTrail's names differ at the end. */
const KEPT_BEFORE = 15;
const KEPT_BEHIND = 24;

/** From the shortest on; the last is never the same for two. */
const FORMS: readonly ((log: string) => string)[] = [
  (log) => shortName(baseName(log)),
  baseName,
  (log) => `${baseName(folderName(log))}/${baseName(log)}`,
  (log) => log,
];

/** What to call each of some logs: by the shortest name that tells all of them apart, one form for all. */
export function logNames(logs: Iterable<string>): ReadonlyMap<string, string> {
  const all = [...new Set(logs)];
  const named = FORMS.map((form) => all.map((log) => visible(form(log))));
  const names = named.find((each) => new Set(each).size === all.length) ?? all;
  return new Map(all.map((log, at) => [log, names[at]!]));
}

/** A long name without its middle. */
function shortName(name: string): string {
  if (name.length <= KEPT_BEFORE + 1 + KEPT_BEHIND) return name;
  return `${name.slice(0, KEPT_BEFORE)}…${name.slice(-KEPT_BEHIND)}`;
}
