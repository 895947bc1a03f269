import assert from 'node:assert/strict';
import test from 'node:test';
import { formatRecord } from '../../../../src/core/analysis/exports/formatted-record.ts';
import { sizeOfIndented } from '../../../../src/core/analysis/exports/indented-size.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { random } from '../../log/random.ts';

function checkLines(name: string, record: string): void {
  test(name, () => {
    const [event] = readLog(Buffer.from(`{"Records":[${record}]}`)).events;
    const { indented } = formatRecord(event!);
    const size = sizeOfIndented(event!);
    assert.equal(size.lines, indented.split('\n').length);
    if (!indented.includes('hidden')) assert.equal(size.characters, indented.length);
  });
}

const HEAD = '"eventName":"A","eventSource":"b"';

checkLines('a plain record', `{${HEAD},"a":{"b":[1,2,{"c":null}],"d":-1.5e3}}`);
checkLines('empty objects and lists', `{${HEAD},"a":{ },"b":[\n],"c":[{},[[]]]}`);
checkLines('white space of the file', `{\r\n\t${HEAD} , "a" :\n[ 1 ,\n2 ] }`);
checkLines('brackets, quotes and backslashes in strings', `{${HEAD},"a":"{[,:\\"]}\\\\","b":"\\\\\\""}`);
checkLines('a name that stands twice', `{${HEAD},"a":[1],"a":[1,2,3]}`);
checkLines('a hidden token', `{${HEAD},"sessionToken":"abc","a":"\\"sessionToken\\":\\"x\\""}`);
checkLines('a hidden token that is a list', `{${HEAD},"sessionToken":["abc","def"]}`);
checkLines('a hidden token whose name is escaped', `{${HEAD},"a":{"session\\u0054oken":{"b":1}}}`);
checkLines('a record that is no JSON', `{${HEAD},"a":True,b:[1,2]}`);
checkLines('characters beyond ASCII', `{${HEAD},"ü":"🔑"}`);

test('whatever the record', () => {
  const next = random(7);
  const pick = (choices: readonly string[]): string => choices[next(choices.length)]!;
  const space = (): string => pick(['', '', ' ', '\n', '\t  ']);
  const text = (): string => pick(['"a"', '"{\\""', '"\\\\"', '"ü,"', '""', '"\\u005d"']);
  const value = (depth: number): string => {
    const kind = depth === 0 ? 0 : next(4);
    if (kind < 2) return pick([text(), '1', 'null', '-0.5']);
    const length = next(4);
    const items = Array.from({ length }, (_, index) => {
      const name = kind === 2 ? `${space()}"n${index}"${space()}:` : '';
      return `${name}${space()}${value(depth - 1)}${space()}`;
    });
    return kind === 2 ? `{${items.join(',') || space()}}` : `[${items.join(',') || space()}]`;
  };
  for (let round = 0; round < 300; round++) {
    const record = `{${HEAD},"a":${value(5)}}`;
    const [event] = readLog(Buffer.from(`{"Records":[${record}]}`)).events;
    const { indented } = formatRecord(event!);
    assert.deepEqual(
      sizeOfIndented(event!),
      { lines: indented.split('\n').length, characters: indented.length },
      record,
    );
  }
});
