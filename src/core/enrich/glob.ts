/**
 * Compiles a Sigma glob: `*` any run of characters, `?` one character, both literal after a backslash. The whole text
 * must match, after both were folded: by default without regard to case. Takes time in proportion to pattern times
 * text at worst, never more.
 */
export function compileGlob(
  pattern: string,
  fold: (text: string) => string = lowerCase,
): (text: string) => boolean {
  const steps = [...fold(pattern).matchAll(/\\([*?\\])|([^])/gu)].map(([, escaped, plain]) =>
    escaped === undefined && (plain === '*' || plain === '?')
      ? { wildcard: plain }
      : { literal: escaped ?? plain },
  );
  if (steps.every((step) => 'literal' in step)) {
    const whole = steps.map((step) => step.literal).join('');
    return (text) => fold(text) === whole;
  }
  return (text) => {
    const characters = Array.from(fold(text));
    let step = 0;
    let at = 0;
    // On a mismatch only the last `*` can still give way, by one character more.
    let star = -1;
    let starAt = 0;
    while (at < characters.length) {
      const wanted = steps[step];
      if (wanted?.wildcard === '*') {
        star = step++;
        starAt = at;
      } else if (wanted && (wanted.wildcard === '?' || wanted.literal === characters[at])) {
        step++;
        at++;
      } else if (star >= 0) {
        step = star + 1;
        at = ++starAt;
      } else return false;
    }
    while (steps[step]?.wildcard === '*') step++;
    return step === steps.length;
  };
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** The first of `patterns` that matches; compiled once for many texts. */
export function compileGlobs(patterns: readonly string[]): (text: string) => string | undefined {
  const compiled = patterns.map((pattern) => ({ pattern, matches: compileGlob(pattern) }));
  return (text) => compiled.find(({ matches }) => matches(text))?.pattern;
}
