import { decodeFile } from '../../../src/core/log/encoding.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { checkPublicExports } from './support/public-exports.ts';

checkPublicExports('as files', (file, bytes) => readLog(decodeFile(bytes).text, { name: file }));
