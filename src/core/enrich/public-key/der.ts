/** A SubjectPublicKeyInfo begins so where the key is one of RSA: its algorithm, and a bit string without spare bits. */
const RSA_ALGORITHM = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
];

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

/** An RSA key as DER: https://www.rfc-editor.org/rfc/rfc5280 SubjectPublicKeyInfo. Both numbers are big-endian and positive. */
export function rsaPublicKeyInfo(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  const key = tagged(SEQUENCE, [...tagged(INTEGER, modulus), ...tagged(INTEGER, exponent)]);
  return tagged(SEQUENCE, [...RSA_ALGORITHM, ...tagged(BIT_STRING, [0, ...key])]);
}

/** True if the bytes are such a key, as far as their beginning and their length tell. */
export function isRsaPublicKeyInfo(der: Uint8Array): boolean {
  const at = contentAt(der);
  return at !== undefined && RSA_ALGORITHM.every((byte, index) => der[at + index] === byte);
}

/** Where the content of a sequence begins that ends with the bytes. */
function contentAt(der: Uint8Array): number | undefined {
  const [tag, first = 0] = der;
  const digits = first < 0x80 ? 0 : first & 0x7f;
  const length =
    first < 0x80 ? first : der.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
  return tag === SEQUENCE && der.length === 2 + digits + length ? 2 + digits : undefined;
}

function tagged(tag: number, content: ArrayLike<number>): Uint8Array {
  const { length } = content;
  const bytes = length < 0x80 ? [] : length < 0x100 ? [length] : [length >> 8, length & 0xff];
  const head = bytes.length === 0 ? [length] : [0x80 | bytes.length, ...bytes];
  return Uint8Array.from([tag, ...head, ...Array.from(content)]);
}
