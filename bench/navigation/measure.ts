import { goal, type Goal, type Part, type Table } from '../part.ts';
import { quantile } from '../process/median.ts';
import { askAll, REQUESTS_ASKED, type Asked, type Time } from './ask.ts';
import { writeForms } from './data.ts';
import { COMMON } from './spots.ts';

/** What somebody feels as at once. */
const LIMIT_MS = 50;

/**
 * How long the editor waits when somebody follows a value: through the built server and real messages, in a log of so
 * many events that has been loaded, once as the compressed files of a trail and once as one plain file.
 */
export async function measureNavigation(folder: string, events: number): Promise<Part> {
  const { compressed, plain } = writeForms(folder, events);
  const asked = [...(await askAll('compressed files', compressed)), ...(await askAll('one file', plain))];
  const named = `${events.toLocaleString('en-US')} events`;
  return {
    goals: goalsOf(named, asked),
    tables: [tableOf(named, asked)],
    data: asked,
  };
}

/** What is looked for in an index, and what in the texts. */
const INDEXED = ['a caller’s access key', 'an issued access key', 'a key pair'];

/** The slowest kind of value counts. */
function goalsOf(events: string, asked: readonly Asked[]): Goal[] {
  const slowest = (what: string, of: readonly Asked[]): Goal =>
    goal(
      `${what} in ${events}: p99 of processor time, the slowest kind of value`,
      'at most',
      LIMIT_MS,
      Math.max(...of.map(({ times }) => spread(times, 'processor').p99)),
      ' ms',
    );
  return REQUESTS_ASKED.flatMap((request) => {
    const answers = asked.filter((each) => each.request === request);
    if (request !== 'references') return [slowest(request, answers)];
    return [
      slowest(
        'references of keys and key pairs',
        answers.filter(({ of }) => INDEXED.includes(of)),
      ),
      slowest(
        'references of ARNs, roles, addresses, instances, security groups',
        answers.filter(({ of }) => !INDEXED.includes(of) && !COMMON.includes(of)),
      ),
      slowest(
        'references of names of events and user agents, which stand thousands of times',
        answers.filter(({ of }) => COMMON.includes(of)),
      ),
    ];
  });
}

function tableOf(events: string, asked: readonly Asked[]): Table {
  return {
    title: `following a value in ${events}, through the server`,
    head: [
      '',
      'of',
      'asked',
      'most answers',
      'the first',
      'p50',
      'p99',
      'p50 by the clock',
      'p99 by the clock',
    ],
    rows: asked.map(({ form, request, of, times, most }) => {
      const { first, p50, p99 } = spread(times, 'processor');
      const clock = spread(times, 'wall');
      const cells = [first, p50, p99, clock.p50, clock.p99].map((ms) => `${ms.toFixed(1)} ms`);
      return [`${request}, ${form}`, of, String(times.length), most.toLocaleString('en-US'), ...cells];
    }),
  };
}

function spread(times: readonly Time[], of: keyof Time): { first: number; p50: number; p99: number } {
  const values = times.map((time) => time[of]);
  return { first: values[0]!, p50: quantile(values, 0.5), p99: quantile(values, 0.99) };
}
