// npm run rules: writes into docs/rules.md what the files of the built-in rules say.
import { writeFileSync } from 'node:fs';
import { RULE_DOCS, ruleDocs } from './docs.ts';

writeFileSync(RULE_DOCS, ruleDocs());
console.log('wrote docs/rules.md');
