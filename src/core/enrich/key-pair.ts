import { anyWord, type Search } from '../log/text/byte-search.ts';
import { encode } from '../log/bytes.ts';
import { parametersMayHold } from '../log/event.ts';
import type { Log, LogEvent } from '../log/log.ts';
import type { KeyPairMention } from './enrichment.ts';
import { KEY_PAIR_APIS, type KeyPairApi } from './key-pair-apis.ts';
import { parameters, select, selectStrings, type Selected } from './select.ts';

interface Found {
  readonly value: string;
  readonly path: KeyPairMention['path'];
}

/**
 * The key pairs an event names, in the order request, response; each once, at its first place, with the id and the
 * fingerprint that the response adds. Empty for an event of any other API, whose record is not even parsed.
 */
export function keyPairMentions(event: LogEvent): readonly KeyPairMention[] {
  const find = keyPairsOfCall(event.eventSource, event.eventName);
  return find ? find(event) : NONE;
}

const NONE: readonly never[] = [];

type MentionsIn = (event: LogEvent) => readonly KeyPairMention[];
const findersByApi = new WeakMap<KeyPairApi, MentionsIn>();

/** Gives the function that finds the same in events of this call; false for one that names no key pairs. */
export function keyPairsOfCall(eventSource: string, eventName: string): MentionsIn | false {
  const api = KEY_PAIR_APIS.get(eventSource)?.get(eventName);
  if (!api) return false;
  let find = findersByApi.get(api);
  if (!find) findersByApi.set(api, (find = finderFor(api)));
  return find;
}

function finderFor(api: KeyPairApi): MentionsIn {
  const isNameIn = anyNameIn(api);
  return (event) => {
    if (!parametersMayHold(event, isNameIn)) return NONE;
    const known = mentionsOf(event.log);
    let mentions = known.get(event.index);
    if (!mentions) {
      if (known.size >= MOST_EVENTS) known.clear();
      known.set(event.index, (mentions = readMentions(event, api)));
    }
    return mentions;
  };
}

/** Of a log so many events are remembered: rules, findings and facts ask the same of each. */
const MOST_EVENTS = 1024;
const mentionsByLog = new WeakMap<Log, Map<number, readonly KeyPairMention[]>>();

function mentionsOf(log: Log): Map<number, readonly KeyPairMention[]> {
  let known = mentionsByLog.get(log);
  if (!known) mentionsByLog.set(log, (known = new Map()));
  return known;
}

function readMentions(event: LogEvent, api: KeyPairApi): KeyPairMention[] {
  const record = event.record();
  const request = parameters(record, 'requestParameters', event.eventName);
  const response = parameters(record, 'responseElements', event.eventName);

  const service = event.eventSource === 'lightsail.amazonaws.com' ? 'lightsail' : 'ec2';
  const names = distinct([...namesIn(request, api, api.request), ...namesIn(response, api, api.response)]);
  // Which of several names they are of is not told.
  const ids = names.length > 1 ? [] : idsIn(request, response);
  if (names.length === 0) {
    return ids.map(({ value, path }) => ({
      role: api.role,
      service,
      name: undefined,
      keyPairId: value,
      fingerprint: undefined,
      path,
    }));
  }
  // An id can be told to be a name's only where there is one of each.
  const keyPairId = ids.length === 1 ? ids[0]!.value : undefined;
  const [fingerprint] = names.length > 1 ? [] : fingerprintsIn(response);
  return names.map(({ value, path }) => ({
    role: api.role,
    service,
    name: value,
    keyPairId,
    fingerprint: fingerprint?.value,
    path,
  }));
}

/** Looks for what the API's names of key pairs cannot do without: most calls that only describe things have none. */
function anyNameIn({ request, response, option }: KeyPairApi): Search {
  const names = [...request, ...response, 'keyPairId'].map(longestStep);
  // They begin with a small or a capital letter.
  const words = [...names.map((name) => name.slice(1)), ...(option ? [option.equals] : [])];
  return anyWord([...new Set(words)].map(encode));
}

function longestStep(pattern: string): string {
  return pattern.split('.').reduce((longest, step) => (step.length > longest.length ? step : longest));
}

function namesIn(root: Selected | undefined, api: KeyPairApi, patterns: readonly string[]): Found[] {
  const direct = patterns.flatMap((pattern) => selectStrings(root, pattern));
  return api.option ? [...direct, ...optionValues(root, api.option)] : direct;
}

function idsIn(request: Selected | undefined, response: Selected | undefined): Found[] {
  const patterns = ['keyPairId', 'keyPairIdSet.*.keyPairId', 'keyPairIdSet.*'];
  return distinct([
    ...patterns.flatMap((pattern) => selectStrings(request, pattern)),
    ...selectStrings(response, 'keyPairId'),
  ]);
}

function fingerprintsIn(response: Selected | undefined): Found[] {
  return ['keyFingerprint', 'keyPair.fingerprint'].flatMap((pattern) => selectStrings(response, pattern));
}

function optionValues(
  root: Selected | undefined,
  { list, key, equals, value }: NonNullable<KeyPairApi['option']>,
): Found[] {
  return select(root, list)
    .filter((element) => selectStrings(element, key)[0]?.value === equals)
    .flatMap((element) => selectStrings(element, value));
}

function distinct(found: readonly Found[]): Found[] {
  const values = new Set<string>();
  return found.filter(({ value }) => !values.has(value) && values.add(value));
}
