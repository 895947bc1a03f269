// The module's door: what src/core/log/kernel calls.
export { crc32 } from './crc32';
export { inflate, inputEnd, outputEnd } from './inflate';
export { defineKey, indexKeys, keyTable } from './keys';
export { heapBase, reserve } from './memory';
export { ROWS, columnTable, rowCount, timeTable } from './rows';
export { WINDOW, leftAt, ranOut, scan, windowStart } from './scan';
export { arenaStart, arenaUsed, beginStrings, hashKeys, intern, roomFor, startTable, stringCount } from './strings';
