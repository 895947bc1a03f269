import { isObject, type JsonValue } from '../log/json/value.ts';

/** What stands wherever a session token stood. */
export const HIDDEN_SESSION_TOKEN = '<session token hidden>';

const TOKEN_KEY = /^(aws|x[-_]?amz)?[-_]?(session|security)[-_]?token$/i;

/**
 * Keys with their values in text: JSON at any depth of escaping (`"sessionToken": "…"`, `\"sessionToken\":\"…\"`,
 * CSV's `""sessionToken"":""…""`), and the `key=value` of Athena's structs, URLs and shell environments.
 */
const TOKEN_IN_QUOTES =
  /((?:aws|x[-_]?amz)?[-_]?(?:session|security)[-_]?token(\\*(?:""|["']))\s*[:=]\s*\2)(?:[^"'\\]|\\+[^"'\\])+/gi;
const TOKEN_ASSIGNED =
  /((?:aws|x[-_]?amz)?[-_]?(?:session|security)[-_]?token\s*[:=]\s*)(?!null\b)[^\s"'\\,;&{}[\]<>]+/gi;

/** Tokens by their own look, wherever they stand: how STS begins its base64, and enough of it to be one. */
const TOKEN_ITSELF =
  /\b(?:(?:FwoGZXIv|FQoGZXIv|[AF]QoD)YXdz|(?:IQoJ|AgoG|AgoJ)b3JpZ2lu|AQoEXAMPLE)[A-Za-z0-9+/=_%-]{16,}/g;

/** Something of this is in every text that any of them finds: almost no text has it, and one look is enough to tell. */
const SUSPICIOUS = /token|YXdz|b3JpZ2lu|AQoEXAMPLE/i;

/**
 * A copy of `value`, the value of the property called `key` if it is one's, in which no session token is left: neither
 * at any depth nor inside embedded text.
 */
export function hideSessionTokens(value: JsonValue, key: string | number = ''): JsonValue {
  if (mayEndInToken(key) && TOKEN_KEY.test(key) && value !== null && value !== '')
    return HIDDEN_SESSION_TOKEN;
  if (typeof value === 'string') return hideSessionTokensInText(value);
  if (Array.isArray(value)) return value.map((element) => hideSessionTokens(element));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, hideSessionTokens(inner, name)]),
  );
}

/** True for hardly any other name. */
function mayEndInToken(key: string | number): key is string {
  return typeof key === 'string' && (key.charCodeAt(key.length - 1) | SMALL) === LETTER_N;
}

const SMALL = 0x20;
const LETTER_N = 0x6e;

/** As short as the name of a token, what assigns it, and a token of one character. */
const SHORTEST = 'sessiontoken=x'.length;

/** `text` without session tokens: of any text that shows a part of a log. The rest stays as it is, character by character. */
export function hideSessionTokensInText(text: string): string {
  if (text.length < SHORTEST || !SUSPICIOUS.test(text)) return text;
  return text
    .replace(TOKEN_IN_QUOTES, `$1${HIDDEN_SESSION_TOKEN}`)
    .replace(TOKEN_ASSIGNED, `$1${HIDDEN_SESSION_TOKEN}`)
    .replace(TOKEN_ITSELF, HIDDEN_SESSION_TOKEN);
}
