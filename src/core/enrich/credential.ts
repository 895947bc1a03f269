import type { CredentialKind } from './enrichment.ts';

/** The prefixes of ids that can sign a call: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const KIND_BY_PREFIX: ReadonlyMap<string, CredentialKind> = new Map([
  ['AKIA', 'long-term'],
  ['ASIA', 'temporary'],
  ['ABIA', 'service'],
  ['ACCA', 'service'],
]);

const MEANING_BY_PREFIX: ReadonlyMap<string, string> = new Map([
  ['AKIA', 'long-term access key'],
  ['ASIA', 'temporary access key (STS)'],
  ['ABIA', 'service bearer token'],
  ['ACCA', 'context-specific credential'],
  ['AIDA', 'IAM user'],
  ['AROA', 'IAM role'],
  ['AIPA', 'EC2 instance profile'],
  ['ANPA', 'managed policy'],
  ['APKA', 'public key'],
  ['ASCA', 'certificate'],
]);

/**
 * What kind of credential signed the call, judged by the access key's prefix alone: a third of the records of
 * type IAMUser carry temporary keys, and Root has long-term ones. An id without a known prefix is `unknown`
 * (redacted, malformed); no id is `none` (made by a service, or not signed).
 */
export function credentialKind(accessKeyId: string | undefined): CredentialKind {
  if (!accessKeyId) return 'none';
  return KIND_BY_PREFIX.get(accessKeyId.slice(0, 4)) ?? 'unknown';
}

/** What an AWS unique id stands for by its prefix ("IAM role" for `AROA…`); undefined when the prefix is not AWS's. */
export function idMeaning(id: string): string | undefined {
  return /^A[A-Z]{3}[A-Z0-9]{12,}/.test(id) ? MEANING_BY_PREFIX.get(id.slice(0, 4)) : undefined;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The 12-digit account an access key belongs to, read out of the key id itself. Undefined for a key in the old
 * format (fifth character I or J), which holds no account, and for an id that is no base32 (malformed, anonymised).
 */
export function decodeAccountId(accessKeyId: string): string | undefined {
  if (!KIND_BY_PREFIX.has(accessKeyId.slice(0, 4))) return undefined;
  if (!/^.{4}[A-HK-Z2-7][A-Z2-7]{15}$/.test(accessKeyId)) return undefined;
  // The account is bits 1 to 40 of the id; the first nine characters hold 45 bits, well inside a double.
  let bits = 0;
  for (const character of accessKeyId.slice(4, 13)) bits = bits * 32 + BASE32.indexOf(character);
  const account = Math.floor(bits / 2 ** 4) % 2 ** 40;
  return String(account).padStart(12, '0');
}
