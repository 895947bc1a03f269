// The module's door: what src/core/log/kernel calls.
export { HISTORY, INFLATE_INPUT, beginInflating, inflate, inflateBits, inflateHistory } from './inflate/inflate';
export { inflateInput, inflateLeft, inflatedEnd, inflatedLength } from './inflate/inflate';
export { CRC_REST, crcAdd, crcBegin, crcEnd } from './crc32';
export { defineKey, indexKeys, keyTable } from './keys';
export { makeRoom } from './memory';
export { MOST_ODD, clearOdd, noteOdd, oddCount, oddTable } from './odd-bytes';
export { ROWS, clearRows, columnTable, noteTable, placeTable, rowCount, timeTable } from './rows';
export { MOST_ESCAPED, clearHashes, escapedCount, escapedTable, fillFilter, hashCount, setForReferences } from './signature';
export { WINDOW, leftAt, ranOut, scan, windowStart } from './scan';
export { arenaStart, arenaUsed, beginStrings, find, hashKeys, intern, internAll } from './strings';
export { roomFor, roomForAll, startTable, stringCount } from './strings';
export { NOTHING, unpack } from './unpack';
