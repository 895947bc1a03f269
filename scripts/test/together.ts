// Runs test files in one process, which saves starting one for each: `together.ts FILE…`, with the totals sent to the parent.
import { runTestFiles } from './files.ts';

process.send?.(await runTestFiles(process.argv.slice(2), { timeoutSeconds: 300 }));
