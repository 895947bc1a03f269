import { equal, ok } from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildWords } from '../../../scripts/assets/words.ts';
import type { EnrichContext, NameReason } from '../../../src/core/enrich/enrichment.ts';
import { makeNameAssessor } from '../../../src/core/enrich/name-assessment.ts';
import { mergePlaceholders } from '../../../src/core/enrich/placeholders.ts';
import { openWords } from '../../../src/core/enrich/words.ts';

describe('the assessment of a name', () => {
  let assess: EnrichContext['assessName'];
  before(async () => {
    assess = makeNameAssessor(
      openWords(await buildWords()),
      mergePlaceholders({ known_bad_key_pair_names: ['mine-?'] }),
    );
  });

  function check(expected: NameReason, ...names: string[]): void {
    for (const name of names) equal(assess(name, 'key-pair').reason, expected, name);
  }

  function explained(name: string, expected: string): void {
    equal(assess(name, 'key-pair').explanation, expected);
  }

  test('knows intruders’ names, of key pairs and of groups each their own', () => {
    check('known-bad', 'buatbelisdfgmsobilbaim', 'buatbeldimobilbaim', 'BUATBE-x-BAIM', 'mine-7');
    check('known-bad-generic', 'xg1', 'temp_key_pair', 'Temp_Key_Pair');
    for (const name of ['Java_Ghost', 'Administratorsz', 'sec-hhs', 'ec2group', 'ec2group12345']) {
      equal(assess(name, 'security-group').reason, 'known-bad', name);
    }
    check('none', 'Java_Ghost', 'mine-77');
    equal(assess('xg1', 'security-group').reason, 'weak');
  });

  test('takes tools’ full patterns for what they are', () => {
    check(
      'automation',
      'packer_5f83bc60-8979-55cd-5e53-e35c7c74e976',
      'im-5f83bc60-8979-55cd-5e53-e35c7c74e976',
    );
    check(
      'automation',
      'launch-wizard-7',
      'sky-key-85f0f5',
      'perfkit-key-0ebe1f3b',
      'web-key-ee0987b',
      'prod-pool1-FogNC',
    );
    check(
      'automation',
      'terraform-20220614160821318100000003',
      'awseb-e-2fs3xmpxw9-stack-AWSEBSecurityGroup-5AR3936K6PKQ',
    );
    check('automation', 'kubernetes.example.net-66:1a:bc:95:c0:24:14:a5:98:4e:5b:59:62:e4:5f:f5');
  });

  test('hears gibberish in letters that no word covers', () => {
    check('gibberish', 'qxzkjwvbnmtrlp', 'sdkfjhskdjfhskdf', 'my-qxzkjwvbnmtrlp-key');
    check(
      'none',
      'venkataraghavan',
      'schluesselpaar',
      'llavepublica',
      'infrastructuredeploymentkey',
      'MyLondonKeyPair',
    );
  });

  test('reads the published convention: a common noun followed by alphanumerics', () => {
    check(
      'convention',
      'ec2group7f3a9',
      'key8x2k9',
      'keypair9a8b7c',
      'instancea8d7f6',
      'server83jf72',
      'group8472',
      'sg7h2k1',
    );
    check('convention', 'key-x7k2m9', 'ssh-key-q8w7e6r5', 'backup_9d8f7s6', 'key12345', 'ec2group98321');
    check(
      'none',
      'production20150101',
      'key2023',
      'mykey1234',
      'server2012r2',
      'lab2part1',
      'web01',
      'ubuntu2204lts',
    );
    check(
      'none',
      'prodkey2021v2',
      'team3b2',
      'cs50project',
      'app1db2',
      'server-12345',
      'acme-prod-20190304',
      'python37',
    );
    check(
      'none',
      'm5xlarge',
      'rsa2048key',
      'john1985',
      'server8080',
      'key-2023-04-05',
      'us-east-1a',
      'proj42x',
    );
  });

  test('mentions weak hints as what they are', () => {
    check('weak', 'asdf', 'qwerty1', 'aaaaa', 'tmp', 'temp-key', 'k1', 'mboeynaemsx');
  });

  test('leaves ordinary names alone', () => {
    check(
      'none',
      'my-key-pair',
      'default',
      'jenkins',
      'alice.smith',
      'prod-bastion-key',
      'EC2 Tutorial',
      'key',
      '',
    );
  });

  test('explains itself by the part that showed it', () => {
    explained('ec2group7f3a9', "'ec2group' followed by the id-like '7f3a9'.");
    explained('xqkjwvbnmtrlpx', "'xqkjwvbnmtrlpx': 14 letters in a row that no known word covers.");
    explained('buatbe1baim', "'buatbe1baim' is on the list of known bad names (as 'buatbe*baim').");
    explained('launch-wizard-7', "'launch-wizard-7' has the full shape of names made by the EC2 console.");
    explained('a\u001b[1m', "Nothing about 'a\\u001b[1m' stands out.");
  });

  test('takes bounded time, whatever the name', () => {
    // Twenty times as much; if each part were looked at, it would take at least twenty times as long.
    const short = timeToAssess(assess, 5000);
    ok(timeToAssess(assess, 100_000) < 10 * short);
  });
});

/** How long it takes to assess names of so many parts: on a busy machine the shortest of many times tells. */
function timeToAssess(assess: EnrichContext['assessName'], parts: number): number {
  const times = Array.from({ length: 25 }, (_, trial) => {
    const names = ['x-', 'key', 'a', 'ab1', '-', '1f', 'terratest-'].map(
      (part) => part.repeat(parts) + trial,
    );
    const started = performance.now();
    for (const name of names) assess(name, 'key-pair');
    return performance.now() - started;
  });
  return Math.min(...times);
}
