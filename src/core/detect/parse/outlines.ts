import type { RefusedRule } from '../rule.ts';
import { splitDocuments, type RuleDocument, type RuleFile } from './document.ts';
import { outlineOf, type Outline } from './outline.ts';
import { Refusal } from './refusal.ts';

const known = new WeakMap<RuleFile, readonly (Outline | RefusedRule)[]>();

/** True where the outlines of a file are known already. */
export function isOutlined(file: RuleFile): boolean {
  return known.has(file);
}

/** The documents of a file: the same ones as long as it is the same file. */
export function outlinesOf(file: RuleFile): readonly (Outline | RefusedRule)[] {
  let outlines = known.get(file);
  if (!outlines) {
    outlines = splitDocuments(file).map((document) =>
      'reason' in document ? document : readOutline(document),
    );
    known.set(file, outlines);
  }
  return outlines;
}

function readOutline(document: RuleDocument): Outline | RefusedRule {
  try {
    return outlineOf(document);
  } catch (error) {
    if (error instanceof Refusal) return document.refused(error);
    throw error;
  }
}
