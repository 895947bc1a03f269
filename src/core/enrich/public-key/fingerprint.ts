/** What EC2 digests for the fingerprint of a key pair. */
export type FingerprintKind =
  | 'private-key-sha1' // RSA, made by EC2
  | 'public-key-md5' // RSA, imported
  | 'public-key-sha256'; // ED25519, either way

/** A fingerprint of a key pair, as EC2 shows it. */
export interface Fingerprint {
  readonly kind: FingerprintKind;
  /** Equal for equal keys: colons in small letters, base64 without its padding. */
  readonly value: string;
}

const COLONS: Readonly<Record<number, FingerprintKind>> = { 20: 'private-key-sha1', 16: 'public-key-md5' };

/**
 * What a `keyFingerprint` is: its shape tells. Undefined for anything else, a redacted one for example.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html
 */
export function parseFingerprint(text: string): Fingerprint | undefined {
  const trimmed = text.trim();
  if (/^[0-9a-f]{2}(:[0-9a-f]{2})+$/i.test(trimmed)) {
    const kind = COLONS[trimmed.split(':').length];
    return kind && { kind, value: trimmed.toLowerCase() };
  }
  const [, digest] = /^(?:SHA256:)?([A-Za-z0-9+/]{43})=?$/.exec(trimmed) ?? [];
  return digest === undefined ? undefined : { kind: 'public-key-sha256', value: digest };
}
