import type { Making } from '../../../core/analysis/key-pair-story/making.ts';
import { textWord, type Word } from '../../../core/detect/explain/lines.ts';
import type { FingerprintKind } from '../../../core/enrich/public-key/fingerprint.ts';
import type { LinkedLine } from '../linked-text.ts';
import { credentialMeaning } from '../words.ts';
import { shortEntityLabel } from '../entity-label.ts';
import { callLine, labelWord, networkWord, storyLine, type Setting } from './lines.ts';

/** Who made the key pair, with which credential, and what the call says of the key. */
export function makingLines(setting: Setting, making: Making): readonly LinkedLine[] {
  const { call, issuedBy } = making;
  const { accessKeyId, credential, as } = call.event;
  const key = accessKeyId === undefined ? [] : [accessKeyWord(setting, accessKeyId), ': '];
  return [
    callLine(setting, 1, call),
    ...(as ? [storyLine(2, ['network ', networkWord(as)])] : []),
    storyLine(2, [...key, credentialMeaning(credential)]),
    ...issuedBy.map(({ call: issue, basis, why }) => callLine(setting, 3, issue, ` · ${basis}: ${why}`)),
    ...keyLines(making).map((words) => storyLine(2, words)),
  ];
}

function accessKeyWord(setting: Setting, value: string): Word {
  return labelWord(shortEntityLabel(setting, { kind: 'access-key', value }), value);
}

function keyLines({
  keyPairId,
  keyType,
  keyFormat,
  fingerprint,
  parsedFingerprint,
  publicKey,
}: Making): Word[][] {
  const parts: Word[][] = [
    ...named('key pair id', keyPairId),
    ...named('type', keyType ?? publicKey?.type),
    ...named('private key as', keyFormat),
  ];
  return [
    ...(parts.length > 0 ? [parts.flatMap((part, at) => (at === 0 ? part : [', ', ...part]))] : []),
    ...(fingerprint === undefined
      ? []
      : [
          [
            'fingerprint ',
            textWord(fingerprint),
            ` · ${parsedFingerprint ? DIGESTS[parsedFingerprint.kind] : 'not one that EC2 gives'}`,
          ],
        ]),
    ...(publicKey?.fingerprint !== undefined && fingerprint === undefined
      ? [['fingerprint ', textWord(publicKey.fingerprint), ' · computed from the public key in the request']]
      : []),
  ];
}

function named(name: string, value: string | undefined): Word[][] {
  return value === undefined ? [] : [[`${name} `, textWord(value)]];
}

const DIGESTS: Readonly<Record<FingerprintKind, string>> = {
  'private-key-sha1': 'SHA-1 of the private key: RSA, made by EC2',
  'public-key-md5': 'MD5 of the public key: RSA, imported',
  'public-key-sha256': 'SHA-256 of the public key: ED25519',
};
