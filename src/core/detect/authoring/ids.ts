import { splitDocuments, type RuleFile } from '../parse/document.ts';

const known = new WeakMap<RuleFile, readonly string[]>();

/** What the documents of a file call themselves: their ids and names, those that can be read. */
export function idsOf(file: RuleFile): readonly string[] {
  let ids = known.get(file);
  if (!ids) known.set(file, (ids = readIds(file)));
  return ids;
}

function readIds(file: RuleFile): string[] {
  return splitDocuments(file).flatMap((document) => {
    if ('reason' in document) return [];
    return ['id', 'name'].flatMap((key) => {
      const value = document.root.get(key);
      return value?.isText ? value.text(key).toLowerCase() : [];
    });
  });
}
