import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { credentialKind, decodeAccountId, idMeaning } from '../../../src/core/enrich/credential.ts';

const checkKind = (id: string | undefined, expected: string) => equal(credentialKind(id), expected, id);

test('the credential is judged by the prefix of the access key', () => {
  checkKind('AKIAIOSFODNN7EXAMPLE', 'long-term');
  checkKind('ASIAIOSFODNN7EXAMPLE', 'temporary');
  checkKind('ABIAIOSFODNN7EXAMPLE', 'service');
  checkKind('ACCAIOSFODNN7EXAMPLE', 'service');
  checkKind(undefined, 'none');
  checkKind('', 'none');
  checkKind('YOUR_ACCESS_KEY_ID', 'unknown');
  checkKind('REDACTED', 'unknown');
  checkKind('1', 'unknown');
  checkKind('...', 'unknown');
  checkKind('-', 'unknown');
  checkKind('akiaiosfodnn7example', 'unknown');
  checkKind('XAKIAIOSFODNN7EXAMPL', 'unknown');
  checkKind('AIDAIOSFODNN7EXAMPLE', 'unknown');
});

const checkAccount = (id: string, expected: string | undefined) => equal(decodeAccountId(id), expected, id);

test('an access key id holds the number of its account', () => {
  checkAccount('ASIAY34FZKBOKMUTVV7A', '609629065308');
  checkAccount('AKIAY34FZKBOKMUTVV7A', '609629065308');
  checkAccount('AKIAQAAAAAAAAAAAAAAA', '000000000000');
  checkAccount('AKIAIOSFODNN7EXAMPLE', undefined); // old format
  checkAccount('AKIAJ34FZKBOKMUTVV7A', undefined); // old format
  checkAccount('AKIAY34FZKBO0MUTVV7A', undefined); // 0, 1, 8 and 9 are no base32: anonymised
  checkAccount('AKIAY34FZKBO8MUTVV7A', undefined);
  checkAccount('AKIAY34FZKBOKMUTVV7', undefined);
  checkAccount('AKIAY34FZKBOKMUTVV7AA', undefined);
  checkAccount('AKIAy34fzkbokmutvv7a', undefined);
  checkAccount('AROAY34FZKBOKMUTVV7A', undefined);
});

const checkMeaning = (id: string, expected: string | undefined) => equal(idMeaning(id), expected, id);

test('prefixes of other ids have a meaning', () => {
  checkMeaning('AIDACKCEVSQ6C2EXAMPLE', 'IAM user');
  checkMeaning('AROACKCEVSQ6C2EXAMPLE', 'IAM role');
  checkMeaning('ASCACKCEVSQ6C2EXAMPLE', 'certificate');
  checkMeaning('AKIAIOSFODNN7EXAMPLE', 'long-term access key');
  checkMeaning('AIDA', undefined);
  checkMeaning('ARRAY', undefined);
});
