import type { Prefilter, RefusedRule } from '../rule.ts';
import { parseRuleText, type ParsedDocument } from './parse-file.ts';
import { readPrefilter } from './prefilter.ts';
import type { Refusal } from './refusal.ts';
import { YamlSource, YamlValue } from './yaml-value.ts';

/** A file of rules, as the caller read it. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
  /** What its text says, where somebody has parsed it already (see `parsedRules`): that takes longer than all else. */
  readonly documents?: readonly ParsedDocument[];
}

/** One YAML document of a rule file. */
export interface RuleDocument {
  readonly path: string;
  /** 1-based line where the document begins. */
  readonly line: number;
  readonly root: YamlValue;
  /** See `ParsedDocument`. */
  readonly prefilter: Prefilter | undefined;
  /** Says that this document is refused, and where it stands. */
  refused(refusal: Refusal): RefusedRule;
}

/** Splits a file into its documents. Empty ones (`---` at the end) are none; broken ones are refused. */
export function splitDocuments(file: RuleFile): (RuleDocument | RefusedRule)[] {
  const { path } = file;
  const text = textOf(file);
  const refusedAt = (offset: number, reason: string): RefusedRule => ({
    path,
    ...positionIn(text, offset),
    reason,
  });
  const refused = ({ message, offset }: Refusal): RefusedRule => refusedAt(offset, message);
  return documentsOf(file).map((document) => {
    const { at } = document;
    if ('refused' in document) return refusedAt(at, document.refused);
    const root = new YamlValue(document.root, new YamlSource(text), at);
    const prefilter = document.prefilter && readPrefilter(document.prefilter);
    return { path, line: positionIn(text, at).line, root, prefilter, refused };
  });
}

/** The same file, its text parsed: plain data, to hand to whoever makes the same rules of it. */
export function parsedRules(file: RuleFile): RuleFile {
  return { ...file, documents: documentsOf(file) };
}

const parsed = new WeakMap<RuleFile, readonly ParsedDocument[]>();

function documentsOf(file: RuleFile): readonly ParsedDocument[] {
  let documents = file.documents ?? parsed.get(file);
  if (!documents) parsed.set(file, (documents = parseRuleText(textOf(file))));
  return documents;
}

function textOf({ text }: RuleFile): string {
  return text.replace(/^\uFEFF/, '');
}

/** 1-based, in UTF-16 units. */
function positionIn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
