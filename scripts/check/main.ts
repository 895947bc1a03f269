// npm run check
import { report } from '../lib/totals.ts';
import { runChecks } from './checks.ts';

report(await runChecks());
