import { parse } from 'yaml';
import { readNamedFile } from './named-file.ts';
import { UsageError } from './usage.ts';

/** A YAML file with a map of names to lists of values. Throws a UsageError for anything else. */
export function readPlaceholders(path: string): Record<string, string[]> {
  const text = readNamedFile('--placeholders', path).toString('utf8');
  const refuse = (reason: string): never => {
    throw new UsageError(`--placeholders ${path}: ${reason}`, { showUsage: false });
  };
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    return refuse((error as Error).message);
  }
  if (content === null) return {};
  if (typeof content !== 'object' || Array.isArray(content)) return refuse('must be a map of names to lists');
  return Object.fromEntries(
    Object.entries(content).map(([name, values]) => [
      name,
      isNameList(values) ? values.map(String) : refuse(`${name} must be a list of names`),
    ]),
  );
}

/** YAML reads a name like `2024` as a number. */
function isNameList(values: unknown): values is (string | number)[] {
  return Array.isArray(values) && values.every((value) => ['string', 'number'].includes(typeof value));
}
