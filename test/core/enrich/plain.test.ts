import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from '../../../src/core/enrich/plain.ts';

const check = (text: string, expected: string) => equal(plain(text), expected);

test('what a terminal would obey or hide is made visible', () => {
  check('ec2group-1 Ä 鍵 🔑', 'ec2group-1 Ä 鍵 🔑');
  check('\u001b[31mred', '\\u001b[31mred');
  check('a\nb\r\u0007', 'a\\u000ab\\u000d\\u0007');
  check('key\u202egnp', 'key\\u202egnp');
  check('ke\u200by', 'ke\\u200by');
});
