import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kernel } from '../../kernel/support/kernel.ts';
import { ReusedRooms } from '../../../src/scan/files/reused-rooms.ts';

test('room is given again unless there has to be more, a file and its text each have their own', () => {
  const rooms = new ReusedRooms();
  const [file, text] = [rooms.file(100_000), rooms.text(100_000)];
  assert.deepEqual([file.length, text.length], [100_000, 100_000]);
  assert.notEqual(file.buffer, text.buffer);
  assert.equal(rooms.file(10).buffer, file.buffer);
  assert.equal(rooms.file(110_000).buffer, file.buffer);
  assert.ok(rooms.keeps(file.buffer) && rooms.keeps(text.buffer));
  assert.notEqual(rooms.file(200_000).buffer, file.buffer);
  assert.ok(!rooms.keeps(file.buffer));
});

test('room beside strings is taken while there is so much', () => {
  const strings = kernel.newStrings({ withRooms: true });
  const rooms = new ReusedRooms((name) => kernel.roomBeside(strings, name));
  const [file, text, joined] = [rooms.file(1000), rooms.text(1000), rooms.joined(1000)];
  for (const room of [file, text, joined]) assert.ok(rooms.keeps(room.buffer));
  assert.equal(new Set([file.byteOffset, text.byteOffset, joined.byteOffset]).size, 3);
  const large = rooms.text(10_000_000);
  assert.notEqual(large.buffer, text.buffer);
  assert.ok(rooms.keeps(large.buffer) && rooms.keeps(file.buffer));
  assert.equal(kernel.roomBeside(kernel.newStrings(), 'text'), undefined);
});

test('what is very large is for once', () => {
  const rooms = new ReusedRooms();
  const kept = rooms.text(1000);
  const large = rooms.text(2 ** 24 + 1);
  assert.ok(!rooms.keeps(large.buffer));
  assert.equal(rooms.text(1000).buffer, kept.buffer);
});
