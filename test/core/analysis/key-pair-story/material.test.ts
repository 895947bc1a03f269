import assert from 'node:assert/strict';
import test from 'node:test';
import { record } from '../support/case.ts';
import { ids, imported, storyOf, storyOfLogs } from './support.ts';

// Made for this test; see the test of public keys for where the fingerprints come from.
const RSA =
  'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCbjOLa3UfsrytApFZuiaCyN6gLo6jyedLgFZXb0zS+0llwlY5/8UY5e38RBph9gskV3knUxKOWt+x5ktFaHT/jDvBMQi8ne3qbpjNhLu1tlOPOhqywlip0BEbtsV0HDryC9xV1ah+aNp2wpr868mL9D5kaqkrMFPlppvzJyeKUrw==';
const MD5 = '69:f7:3b:8c:3a:4e:30:62:80:94:36:b7:e3:f0:fa:f4';
const ED25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMmCF3ygI1FK2wg8mzscCfpGe1Je/ohmpxvg4h1x26wh';
const SHA256 = 'iL7Un2DI7FwU6J0VA+HGT5JT7T5UKCKfRuQd5PaZLLY=';
const SHA1 = '1f:51:ae:28:bf:89:e9:d8:1f:25:5d:37:2d:7d:b8:ca:9f:f5:f1:6f';

const encoded = (text: string): string => Buffer.from(text).toString('base64');
const response = (keyFingerprint: string): object => ({ keyName: 'xg1', keyPairId: 'key-1', keyFingerprint });
const ELSEWHERE = { awsRegion: 'eu-west-1', recipientAccountId: '444455556666' };

/** The events elsewhere that make the same key a key pair, each with how that is known. */
function check(own: string, other: string, expected: string[], cannotBeFollowed = false): void {
  // Whichever log comes first.
  for (const logs of [
    { a: [own], b: [other] },
    { a: [other], b: [own] },
  ]) {
    const { elsewhere, cannotBeFollowed: isLost } = storyOfLogs(logs)!.material;
    assert.deepEqual(
      elsewhere.first.map(({ call, by }) => `${call.event.eventID} ${by}`),
      expected,
    );
    assert.equal(isLost, cannotBeFollowed);
  }
}

test('the same fingerprint of an imported RSA key in another account and region', () =>
  check(
    imported('own', undefined, { responseElements: response(MD5) }),
    imported('other', undefined, { ...ELSEWHERE, responseElements: response(MD5.toUpperCase()) }),
    ['other fingerprint'],
  ));

test('the same public key, whatever the comment, where the responses are missing', () =>
  check(
    imported('own', encoded(`${RSA} ana@laptop`), { responseElements: null }),
    imported('other', encoded(`${RSA} eve`), { ...ELSEWHERE, responseElements: null }),
    ['other public-key'],
  ));

test('the digest of what was imported is the fingerprint of the other', () => {
  const other = imported('other', encoded(RSA), { ...ELSEWHERE, responseElements: null });
  check(imported('own', undefined, { responseElements: response(MD5) }), other, ['other public-key']);
  const own = imported('own', encoded(RSA), { responseElements: null });
  const known = imported('other', undefined, { ...ELSEWHERE, responseElements: response(MD5) });
  check(own, known, ['other public-key']);
});

test('ED25519 made by EC2 and imported elsewhere', () =>
  check(
    record({ eventID: 'own', responseElements: response(SHA256) }),
    imported('other', encoded(ED25519), { ...ELSEWHERE, responseElements: null }),
    ['other public-key'],
  ));

test('RSA made by EC2 cannot be followed: its fingerprint is that of the private key', () =>
  check(
    record({ eventID: 'own', responseElements: response(SHA1) }),
    imported('other', encoded(RSA), ELSEWHERE),
    [],
    true,
  ));

test('a Lightsail import of the same key', () =>
  check(
    imported('own', encoded(RSA)),
    record({
      ...ELSEWHERE,
      eventID: 'other',
      eventSource: 'lightsail.amazonaws.com',
      eventName: 'ImportKeyPair',
      requestParameters: { keyPairName: 'xg1', publicKeyBase64: RSA },
      responseElements: null,
    }),
    ['other public-key'],
  ));

test('another key, an unreadable one and a failed import are not the same', () => {
  const own = imported('own', encoded(RSA), { responseElements: response(MD5) });
  check(own, imported('other', encoded(ED25519), ELSEWHERE), []);
  check(own, imported('other', '<sensitiveDataRemoved>', ELSEWHERE), []);
  check(own, imported('other', encoded(RSA), { ...ELSEWHERE, errorCode: 'InvalidKeyPair.Duplicate' }), []);
});

test('a fingerprint that is none links nothing', () =>
  check(
    imported('own', undefined, { responseElements: response('<redacted>') }),
    imported('other', undefined, { ...ELSEWHERE, responseElements: response('<redacted>') }),
    [],
    true,
  ));

test('a key pair of the same name elsewhere is not thought to be the same key', () => {
  const story = storyOf([record(), record({ eventID: 'other', ...ELSEWHERE })])!;
  assert.deepEqual(ids(story.material.elsewhere), []);
  assert.deepEqual(ids(story.namesakes), ['other']);
});

test('nor one of which that is certain told as a namesake', () => {
  const own = imported('own', encoded(RSA));
  const story = storyOf([own, imported('other', encoded(RSA), ELSEWHERE)])!;
  assert.deepEqual(ids(story.material.elsewhere), ['other']);
  assert.deepEqual(ids(story.namesakes), []);
});

test('of more key pairs with the same key than are listed, none is a namesake of which that is not certain', () => {
  const own = imported('own', undefined, { responseElements: response(MD5) });
  const others = Array.from({ length: 60 }, (_, number) =>
    imported(`other-${number}`, undefined, {
      recipientAccountId: String(200000000000 + number),
      responseElements: response(MD5),
    }),
  );
  const unlike = record({ ...ELSEWHERE, eventID: 'unlike', responseElements: response(SHA256) });
  const { material, namesakes } = storyOf([own, ...others, unlike])!;
  assert.equal(material.elsewhere.total, 60);
  assert.equal(material.elsewhere.first.length, 50);
  assert.deepEqual(ids(namesakes), ['unlike']);
  assert.equal(namesakes.total, 1);
});

test('a key pair that was made more often than is listed is no other one', () => {
  const made = Array.from({ length: 60 }, (_, number) =>
    imported(`own-${number}`, undefined, { responseElements: response(MD5) }),
  );
  assert.equal(storyOf(made)!.material.elsewhere.total, 0);
});
