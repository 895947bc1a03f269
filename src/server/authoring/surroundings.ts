import { idsOf } from '../../core/detect/authoring/ids.ts';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import type { Placeholders } from '../../core/enrich/enrichment.ts';
import type { Engine } from '../engine.ts';
import type { RuleText } from './rule-text.ts';

/** What a rule document stands among. */
export interface Surroundings {
  readonly placeholders: Placeholders;
  /** The files that `text` may refer to. */
  othersOf(text: Pick<RuleText, 'file'>): readonly RuleFile[];
  /** True for one of the files that the settings name, as it was saved. */
  isLoaded(text: Pick<RuleText, 'file'>): boolean;
}

export function surroundingsIn({ forFiles, ownRules }: Pick<Engine, 'forFiles' | 'ownRules'>): Surroundings {
  const { ruleFiles, placeholders } = forFiles.parts;
  return {
    placeholders,
    isLoaded: ({ file }) => ownRules.files.some(({ path, text }) => path === file.path && text === file.text),
    othersOf({ file }) {
      const others = ruleFiles.filter(({ path }) => path !== file.path);
      if (ownRules.files.some(({ path }) => path === file.path)) return others;
      // A rule that is not loaded takes no id from one that is: it may well be a copy of it.
      const ids = new Set(idsOf(file));
      return others.filter((other) => !idsOf(other).some((id) => ids.has(id)));
    },
  };
}
