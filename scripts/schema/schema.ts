import { join } from 'node:path';
import { sigmaSchema } from '../../src/core/detect/authoring/schema.ts';
import { ROOT } from '../lib/paths.ts';

/** The JSON schema that the extension ships for editors with a YAML extension. */
export const SCHEMA_FILE = join(ROOT, 'media', 'sigma-cloudtrail.schema.json');

/** What stands in it: made of the tables that completion uses. */
export function schemaText(): string {
  return `${JSON.stringify(sigmaSchema())}\n`;
}
