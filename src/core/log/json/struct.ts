import { COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE, SPACE, decode } from '../bytes.ts';
import { parseJson, pathTo, placeOf } from './read.ts';
import type { JsonNode, Place } from './read.ts';
import { skipNested } from './scan.ts';
import type { FieldPath, JsonObject, JsonValue } from './value.ts';

/**
 * Structs as Athena, Lake and Elastic's agents print them: `{type=IAMUser, sessionContext={attributes={…}}, list=[a, b]}`.
 * Nothing is quoted, so a value ends where a comma, a space and the next `name=` follow, or at the bracket that closes
 * what was open. What CloudTrail nests deeper may stand there as JSON: `{instancesSet={"items":[…]}, …}`. Names may be all
 * lower case; `canonical` gives them back CloudTrail's spelling.
 */

interface StructMember extends Place {
  readonly name: string | undefined;
}

const EQUALS = 0x3d;
/** Deeper values stay text. */
const MAX_DEPTH = 64;

/** True when `bytes` look like a struct rather than JSON. */
export function isStruct(text: string): boolean {
  return /^\s*(?:\{\s*(?:[\w.:/-]+=|\})|\[\s*\{\s*[\w.:/-]+=)/.test(text);
}

function* structMembers(bytes: Uint8Array, start: number, end: number): Generator<StructMember> {
  const named = bytes[start] === OPEN_BRACE;
  const limit = end - 1;
  let i = start + 1;
  while (i < limit) {
    while (i < limit && bytes[i] === SPACE) i++;
    let name: string | undefined;
    if (named) {
      const nameEnd = endOfName(bytes, i, limit);
      if (nameEnd < 0) return;
      name = canonical(decode(bytes, i, nameEnd));
      i = nameEnd + 1;
    }
    const valueEnd = endOfStructValue(bytes, i, limit, named);
    yield { name, start: i, end: valueEnd };
    i = valueEnd + 1;
  }
}

/** The `=` after the name at `start`, or -1 when there is no name. */
function endOfName(bytes: Uint8Array, start: number, limit: number): number {
  let i = start;
  while (i < limit && isNameByte(bytes[i]!)) i++;
  return i > start && bytes[i] === EQUALS ? i : -1;
}

function isNameByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (byte >= 0x2d && byte <= 0x3a) || byte === 0x5f;
}

function endOfStructValue(bytes: Uint8Array, start: number, limit: number, named: boolean): number {
  const endOfJson = jsonAt(bytes, { start, end: limit }) ? skipNested(bytes, start, limit) : -1;
  if (endOfJson >= 0) return endOfJson;
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const byte = bytes[i]!;
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
    else if (byte === OPEN_BRACE + 2 || byte === OPEN_BRACKET + 2) depth--;
    else if (byte === COMMA && depth <= 0 && (!named || nameFollows(bytes, i + 1, limit))) return i;
  }
  return limit;
}

/** The JSON that a value is: an object or array, or an array of objects, in which names or texts are quoted. */
function jsonAt(bytes: Uint8Array, { start, end }: Place): JsonNode | undefined {
  const nested = bytes[start] === OPEN_BRACKET && bytes[start + 1] === OPEN_BRACE;
  const opens = bytes[start] === OPEN_BRACE || bytes[start] === OPEN_BRACKET;
  const quoted = bytes[start + (nested ? 2 : 1)] === QUOTE;
  return opens && quoted ? { name: undefined, nameStart: start, start, end } : undefined;
}

function nameFollows(bytes: Uint8Array, start: number, limit: number): boolean {
  let i = start;
  while (i < limit && bytes[i] === SPACE) i++;
  return endOfName(bytes, i, limit) >= 0;
}

/** The value of the struct text `bytes[start, end)`. "null" and nothing at all are null; all else is text. */
export function parseStruct(bytes: Uint8Array, start = 0, end = bytes.length, depth = 0): JsonValue {
  if (jsonAt(bytes, { start, end })) return parseJson(bytes, start, end);
  const byte = depth < MAX_DEPTH ? bytes[start] : undefined;
  if (byte === OPEN_BRACE) {
    const object: JsonObject = {};
    for (const member of structMembers(bytes, start, end))
      object[member.name!] = parseStruct(bytes, member.start, member.end, depth + 1);
    return object;
  }
  if (byte === OPEN_BRACKET)
    return [...structMembers(bytes, start, end)].map((member) =>
      parseStruct(bytes, member.start, member.end, depth + 1),
    );
  const text = decode(bytes, start, end);
  return text === 'null' || text === '' ? null : text;
}

/** Where the value at `path` stands in the struct text. */
export function structPlaceOf(bytes: Uint8Array, path: FieldPath): Place | undefined {
  let place: Place = { start: 0, end: bytes.length };
  for (const [depth, step] of path.entries()) {
    const json = jsonAt(bytes, place);
    if (json) return placeOf(bytes, json, path.slice(depth));
    const members = [...structMembers(bytes, place.start, place.end)];
    const found =
      typeof step === 'number' ? members[step] : members.findLast((member) => member.name === step);
    if (!found) return undefined;
    place = found;
  }
  return place;
}

/** The path of the innermost value of the struct text that touches `at`. */
export function structPathTo(bytes: Uint8Array, at: number): FieldPath {
  const path: (string | number)[] = [];
  let place: Place = { start: 0, end: bytes.length };
  while (bytes[place.start] === OPEN_BRACE || bytes[place.start] === OPEN_BRACKET) {
    const json = jsonAt(bytes, place);
    if (json) return [...path, ...pathTo(bytes, json, at)];
    const members = [...structMembers(bytes, place.start, place.end)];
    const index = members.findIndex((member) => at <= member.end);
    const inside = members[index];
    if (!inside) return path;
    path.push(inside.name ?? index);
    if (at < inside.start) return path;
    place = inside;
  }
  return path;
}

const SPELLINGS = new Map(
  [
    'eventVersion',
    'userIdentity',
    'eventTime',
    'eventSource',
    'eventName',
    'awsRegion',
    'sourceIPAddress',
    'userAgent',
    'errorCode',
    'errorMessage',
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'requestID',
    'eventID',
    'readOnly',
    'resources',
    'eventType',
    'apiVersion',
    'managementEvent',
    'recipientAccountId',
    'serviceEventDetails',
    'sharedEventID',
    'vpcEndpointId',
    'vpcEndpointAccountId',
    'eventCategory',
    'addendum',
    'edgeDeviceDetails',
    'tlsDetails',
    'sessionCredentialFromConsole',
    'principalId',
    'arn',
    'accountId',
    'invokedBy',
    'accessKeyId',
    'userName',
    'type',
    'sessionContext',
    'attributes',
    'mfaAuthenticated',
    'creationDate',
    'sessionIssuer',
    'webIdFederationData',
    'federatedProvider',
    'ec2RoleDelivery',
    'sourceIdentity',
    'onBehalfOf',
    'userId',
    'identityStoreArn',
    'credentialId',
    'identityProvider',
    'inScopeOf',
    'tlsVersion',
    'cipherSuite',
    'clientProvidedHostHeader',
  ].map((name) => [name.toLowerCase(), name]),
);

/** CloudTrail's spelling of one of its own names, however it is capitalised; other names as they are. */
export function canonical(name: string): string {
  return SPELLINGS.get(name.toLowerCase()) ?? name;
}

/** True for the names of a record's own members and of its user identity's. */
export function isCanonical(name: string): boolean {
  return SPELLINGS.has(name.toLowerCase());
}
