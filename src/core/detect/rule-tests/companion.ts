const TESTS = /\.tests(\.ya?ml)$/i;
const ENDINGS = ['.yml', '.yaml'];

/** True for the path of a file of tests: `mine.tests.yml` stands beside the rules of `mine.yml`. */
export function isTestFile(path: string): boolean {
  return TESTS.test(path);
}

/** Where the rules stand that a file of tests is about: at one of these paths. */
export function testedPaths(path: string): readonly string[] {
  return isTestFile(path) ? ENDINGS.map((ending) => path.replace(TESTS, ending)) : [];
}

/** Where the tests of a rule file stand: at one of these paths. */
export function testPaths(path: string): readonly string[] {
  const stem = path.replace(/\.ya?ml$/i, '');
  return stem === path || isTestFile(path) ? [] : ENDINGS.map((ending) => `${stem}.tests${ending}`);
}
