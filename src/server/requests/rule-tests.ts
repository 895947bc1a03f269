import type { TextPlace } from '../../core/detect/rule-tests/rule-test.ts';
import type { Position, RuleTestFile, RuleTestMessage, RuleTestResult } from '../../protocol.ts';
import type { OpenedTests } from '../../scan/rules/rule-tests.ts';
import { fileUri } from '../case/file-uri.ts';
import { shorten } from '../describe/rich-text.ts';

const NAME_LENGTH = 200;
const MESSAGE_LENGTH = 500;

/** The tests of a file, to be listed. */
export function testFileNode({ path, tests, problems }: OpenedTests): RuleTestFile {
  return {
    uri: fileUri(path),
    tests: tests.map(({ name, ...place }) => ({
      name: shorten(name, NAME_LENGTH),
      start: positionOf(place),
    })),
    problems: problems.map(({ reason, ...place }) => messageAt(place, reason)),
  };
}

/** Runs those of the tests with these numbers, or all, in steps of some milliseconds. */
export function* runInSteps(
  opened: OpenedTests,
  wanted: readonly number[] | undefined,
): Generator<void, RuleTestResult[]> {
  const results: RuleTestResult[] = [];
  for (const [number, test] of opened.tests.entries()) {
    if (wanted && !wanted.includes(number)) continue;
    yield;
    const started = performance.now();
    const failures = yield* opened.run(test);
    results.push({
      test: number,
      name: shorten(test.name, NAME_LENGTH),
      duration: performance.now() - started,
      failures: failures.map(({ message, comparison, ...place }) => ({
        ...messageAt(place, message),
        ...(comparison && { comparison }),
      })),
    });
  }
  return results;
}

function messageAt(place: TextPlace, message: string): RuleTestMessage {
  return { message: shorten(message, MESSAGE_LENGTH), start: positionOf(place) };
}

function positionOf({ line, column }: TextPlace): Position {
  return { line: line - 1, character: column - 1 };
}
