import { automationTool } from './automation-names.ts';
import type { EnrichContext, NameAssessment, NameReason, Placeholders } from './enrichment.ts';
import { compileGlobs } from './glob.ts';
import { readConvention } from './name-convention.ts';
import { weakHint } from './name-hints.ts';
import { plain } from './plain.ts';
import { longestUncovered } from './word-cover.ts';
import type { Words } from './words.ts';

/** EC2 allows no longer name; a record may hold anything. */
const LONGEST_NAME = 255;

/** Letters in a row that no word covers. Calibrated on real names: shorter runs are people, places and abbreviations. */
const GIBBERISH_LETTERS = 12;
const UNREADABLE_LETTERS = 9;

/**
 * Compiles the assessment of names of key pairs and security groups. The first that applies decides: the known lists;
 * a tool's full pattern, which takes weight away; letters that no word covers; the published convention; weak hints.
 */
export function makeNameAssessor(words: Words, placeholders: Placeholders): EnrichContext['assessName'] {
  const badKeyPair = compileGlobs(placeholders.known_bad_key_pair_names);
  const genericKeyPair = compileGlobs(placeholders.known_bad_generic_key_pair_names);
  const badGroup = compileGlobs(placeholders.known_bad_group_names);

  function onList(name: string, kind: 'key-pair' | 'security-group'): NameAssessment | undefined {
    const distinctive = kind === 'key-pair' ? badKeyPair(name) : badGroup(name);
    if (distinctive !== undefined) {
      return assessment(
        'known-bad',
        `${quote(name)} is on the list of known bad names${asPattern(distinctive, name)}.`,
      );
    }
    const generic = kind === 'key-pair' ? genericKeyPair(name) : undefined;
    if (generic === undefined) return undefined;
    return assessment(
      'known-bad-generic',
      `${quote(name)} is on the list of known bad names${asPattern(generic, name)}, but honest users choose it too.`,
    );
  }

  /** Of one event the same name is asked about several times. */
  let latest: { readonly given: string; readonly kind: string; readonly found: NameAssessment } | undefined;
  return (given, kind) => {
    if (latest?.given !== given || latest.kind !== kind) {
      const name = given.slice(0, LONGEST_NAME);
      latest = { given, kind, found: onList(name, kind) ?? assessShape(name, words) };
    }
    return latest.found;
  };
}

/** The shape of a name alone, without any list. */
function assessShape(name: string, words: Words): NameAssessment {
  const tool = automationTool(name);
  if (tool) return assessment('automation', `${quote(name)} has the full shape of names made by ${tool}.`);

  const uncovered = longestUncovered(name, words).text;
  if (uncovered.length >= GIBBERISH_LETTERS) {
    return assessment(
      'gibberish',
      `${quote(uncovered)}: ${uncovered.length} letters in a row that no known word covers.`,
    );
  }
  const convention = readConvention(name, words);
  if (convention) {
    return assessment(
      'convention',
      `${quote(convention.noun)} followed by the id-like ${quote(convention.id)}.`,
    );
  }
  const hint = weakHint(name);
  if (hint) return assessment('weak', hint);
  if (uncovered.length >= UNREADABLE_LETTERS) {
    return assessment(
      'weak',
      `${quote(uncovered)}: ${uncovered.length} letters in a row that no known word covers.`,
    );
  }
  return assessment('none', `Nothing about ${quote(name)} stands out.`);
}

function assessment(reason: NameReason, explanation: string): NameAssessment {
  return { reason, explanation };
}

function asPattern(pattern: string, name: string): string {
  return pattern.toLowerCase() === name.toLowerCase() ? '' : ` (as ${quote(pattern)})`;
}

function quote(text: string): string {
  return `'${plain(text)}'`;
}
