import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { parseFingerprint } from '../../../../src/core/enrich/public-key/fingerprint.ts';
import { md5 } from '../../../../src/core/enrich/public-key/md5.ts';
import { parsePublicKey } from '../../../../src/core/enrich/public-key/public-key.ts';
import { sha256 } from '../../../../src/core/enrich/public-key/sha256.ts';

const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => (at * 7) & 0xff));
const encoded = (text: string): string => Buffer.from(text).toString('base64');

test('digests are those of the platform, whatever the length', () => {
  for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const message = bytes(length);
    assert.equal(Buffer.from(md5(message)).toString('hex'), createHash('md5').update(message).digest('hex'));
    const expected = createHash('sha256').update(message).digest('hex');
    assert.equal(Buffer.from(sha256(message)).toString('hex'), expected);
  }
});

// Made for this test; the fingerprint is what the command says that AWS documents for imported keys:
// ssh-keygen -ef FILE -m PEM | openssl rsa -RSAPublicKey_in -outform DER | openssl md5 -c
const RSA =
  'AAAAB3NzaC1yc2EAAAADAQABAAAAgQCbjOLa3UfsrytApFZuiaCyN6gLo6jyedLgFZXb0zS+0llwlY5/8UY5e38RBph9gskV3knUxKOWt+x5ktFaHT/jDvBMQi8ne3qbpjNhLu1tlOPOhqywlip0BEbtsV0HDryC9xV1ah+aNp2wpr868mL9D5kaqkrMFPlppvzJyeKUrw==';
const RSA_FINGERPRINT = '69:f7:3b:8c:3a:4e:30:62:80:94:36:b7:e3:f0:fa:f4';
// The fingerprint is what `ssh-keygen -l` says, padded.
const ED25519 = 'AAAAC3NzaC1lZDI1NTE5AAAAIMmCF3ygI1FK2wg8mzscCfpGe1Je/ohmpxvg4h1x26wh';
const ED25519_FINGERPRINT = 'iL7Un2DI7FwU6J0VA+HGT5JT7T5UKCKfRuQd5PaZLLY=';

const block = (label: string, body: string, headers = ''): string =>
  `${label.replace('#', 'BEGIN')}\n${headers}${body.replaceAll(/.{70}/g, '$&\n')}\n${label.replace('#', 'END')}\n`;
/** The same RSA key as DER. */
const DER = Buffer.from(parsePublicKey(`ssh-rsa ${RSA}`)!.identity, 'base64').toString('base64');

for (const [name, material] of [
  ['an OpenSSH line', encoded(`ssh-rsa ${RSA} ana@laptop`)],
  ['another comment', encoded(`ssh-rsa ${RSA} somebody else\n`)],
  ['an OpenSSH line as it is', `ssh-rsa ${RSA}`],
  ['RFC 4716', encoded(block('---- # SSH2 PUBLIC KEY ----', RSA, 'Comment: "a \\\nlong one"\n'))],
  ['DER', DER],
  ['PEM', encoded(block('-----# PUBLIC KEY-----', DER))],
] as const) {
  test(`an RSA key written as ${name} is the same key, with the fingerprint of its import`, () => {
    const key = parsePublicKey(material);
    assert.deepEqual(
      { ...key, identity: '' },
      { type: 'ssh-rsa', identity: '', fingerprint: RSA_FINGERPRINT },
    );
    assert.equal(key?.identity, DER);
  });
}

test('an ED25519 key', () => {
  const key = parsePublicKey(encoded(`ssh-ed25519 ${ED25519} t`));
  assert.deepEqual(key, { type: 'ssh-ed25519', identity: ED25519, fingerprint: ED25519_FINGERPRINT });
});

for (const [name, material] of [
  ['nothing', ''],
  ['a redaction', '<sensitiveDataRemoved>'],
  ['a key that was cut', encoded(`ssh-rsa ${RSA.slice(0, 80)}`)],
  ['text that says it is a key', encoded('ssh-ed25519 not a key')],
  ['a block without a key', encoded(block('-----# PUBLIC KEY-----', 'AAAA'))],
  ['more than any key', 'A'.repeat(20_000)],
] as const) {
  test(`${name} is no key`, () => assert.equal(parsePublicKey(material), undefined));
}

for (const [text, expected] of [
  ['1f:51:ae:28:bf:89:e9:d8:1f:25:5d:37:2d:7d:b8:ca:9f:f5:f1:6f', 'private-key-sha1'],
  [RSA_FINGERPRINT.toUpperCase(), 'public-key-md5'],
  [ED25519_FINGERPRINT, 'public-key-sha256'],
  ['SHA256:iL7Un2DI7FwU6J0VA+HGT5JT7T5UKCKfRuQd5PaZLLY', 'public-key-sha256'],
  ['1f:51', undefined],
  ['<sensitiveDataRemoved>', undefined],
] as const) {
  test(`the fingerprint ${text} is ${expected ?? 'none'}`, () =>
    assert.equal(parseFingerprint(text)?.kind, expected));
}

test('a fingerprint is equal in any spelling', () => {
  assert.deepEqual(parseFingerprint(RSA_FINGERPRINT.toUpperCase()), parseFingerprint(RSA_FINGERPRINT));
  assert.deepEqual(
    parseFingerprint('SHA256:iL7Un2DI7FwU6J0VA+HGT5JT7T5UKCKfRuQd5PaZLLY'),
    parseFingerprint(ED25519_FINGERPRINT),
  );
});
