import { decodeBase64, encodeBase64 } from '../../log/base64.ts';
import { decode } from '../../log/bytes.ts';
import { isRsaPublicKeyInfo, rsaPublicKeyInfo } from './der.ts';
import { md5 } from './md5.ts';
import { sha256 } from './sha256.ts';

/** A public key for SSH. */
export interface PublicKey {
  /** As SSH calls it: `ssh-rsa`, `ssh-ed25519`. */
  readonly type: string;
  /** Equal for equal keys, however they were written and whatever comment stands behind them. */
  readonly identity: string;
  /** The one that EC2 gives it when it is imported; undefined for kinds of keys that EC2 does not take. */
  readonly fingerprint: string | undefined;
}

/** More than this is no key. */
const LONGEST = 16_384;

/**
 * The key in `publicKeyMaterial` of an ImportKeyPair call: base64 of an OpenSSH line, of an RFC 4716 or PEM block or of
 * DER; or any of these as it is. Undefined for what cannot be read.
 */
export function parsePublicKey(material: string): PublicKey | undefined {
  if (material.length > LONGEST) return undefined;
  const inner = decodeBase64(material);
  return inner ? (keyOfDer(inner) ?? keyOfText(decode(inner))) : keyOfText(material);
}

function keyOfText(text: string): PublicKey | undefined {
  const [, type, blob] = /^\s*(ssh-\S+|ecdsa-\S+)[ \t]+(\S+)/.exec(text) ?? [];
  if (type !== undefined && blob !== undefined) return keyOfBlob(decodeBase64(blob));
  const [, label, block] =
    /^\s*-{4,5} ?BEGIN ([\w ]+?) ?-{4,5}\r?\n([^]*?)\r?\n-{4,5} ?END /.exec(text) ?? [];
  if (label === undefined || block === undefined) return undefined;
  // Headers ("Comment: …") may go on behind a backslash.
  const body = decodeBase64(block.replaceAll(/^[\w-]+:(?:.*\\\r?\n)*.*$/gm, ''));
  return label === 'SSH2 PUBLIC KEY' ? keyOfBlob(body) : body && keyOfDer(body);
}

function keyOfDer(der: Uint8Array): PublicKey | undefined {
  return isRsaPublicKeyInfo(der) ? rsaKey(der) : undefined;
}

/** EC2 shows MD5 of the DER form here, where `ssh-keygen` takes the bytes of SSH. */
function rsaKey(der: Uint8Array): PublicKey {
  const fingerprint = [...md5(der)].map((byte) => byte.toString(16).padStart(2, '0')).join(':');
  return { type: 'ssh-rsa', identity: encodeBase64(der), fingerprint };
}

/** Of a key as SSH sends it: https://www.rfc-editor.org/rfc/rfc4253#section-6.6 */
function keyOfBlob(blob: Uint8Array | undefined): PublicKey | undefined {
  const [name, ...numbers] = blob ? stringsIn(blob) : [];
  if (!blob || !name) return undefined;
  const type = decode(name);
  const [exponent, modulus] = numbers;
  if (type === 'ssh-rsa') return exponent && modulus && rsaKey(rsaPublicKeyInfo(modulus, exponent));
  if (numbers.length === 0) return undefined;
  const fingerprint = type === 'ssh-ed25519' ? encodeBase64(sha256(blob)) : undefined;
  return { type, identity: encodeBase64(blob), fingerprint };
}

/** Each with its length in four bytes before it; none where they do not fill the bytes. */
function stringsIn(blob: Uint8Array): Uint8Array[] {
  const strings: Uint8Array[] = [];
  let at = 0;
  while (at < blob.length) {
    const [a = 0, b = 0, c = 0, d = 0] = blob.subarray(at, at + 4);
    const end = at + 4 + ((a * 256 + b) * 256 + c) * 256 + d;
    if (end > blob.length) return [];
    strings.push(blob.subarray(at + 4, end));
    at = end;
  }
  return strings;
}
