import type { Placeholders } from '../../enrich/enrichment.ts';
import { compileRule } from './compile-rule.ts';
import { splitDocuments, type RuleDocument, type RuleFile } from './document.ts';
import { plainPrefilter, type PlainPrefilter } from './prefilter.ts';
import { Refusal } from './refusal.ts';

/** Who knows none refuses whatever asks for one: so a rule that loads means the same with any. */
const NO_PLACEHOLDERS = {} as Placeholders;

/** A file that was parsed, with the prefilters of its detections that load and mean the same whatever the placeholders. */
export function withPrefilters(file: RuleFile): RuleFile {
  const { documents = [] } = file;
  const split = splitDocuments(file);
  return {
    ...file,
    documents: documents.map((document, at) => {
      const prefilter = prefilterOf(split[at]!);
      return prefilter ? { ...document, prefilter } : document;
    }),
  };
}

function prefilterOf(document: ReturnType<typeof splitDocuments>[number]): PlainPrefilter | undefined {
  if ('reason' in document || !isDetection(document)) return undefined;
  try {
    const rule = compileRule(document, NO_PLACEHOLDERS);
    return rule && plainPrefilter(rule.body.prefilter);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function isDetection({ root }: RuleDocument): boolean {
  return root.isMap && root.get('detection') !== undefined && !root.get('correlation') && !root.get('filter');
}
