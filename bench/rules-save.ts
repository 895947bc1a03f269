import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DidSaveTextDocumentNotification } from 'vscode-languageserver-protocol';
import { fileUri } from '../src/server/case/file-uri.ts';
import { LspClient } from '../test/server/client.ts';
import { generateLog } from './data/log.ts';
import { goal, type Part } from './part.ts';
import { median } from './process/median.ts';

const LOG = 'file:///bench/big.json';
const BYTES = 20_000_000;
const RULES = [20, 200, 800];
const SAVES = 7;

/** How long a saved rule takes to the squiggles in an open log, beside so many rules: through the built server. */
export async function measureRulesSave(): Promise<Part> {
  const text = generateLog(BYTES, 'one-line');
  const rows: { rules: number; openMs: number; saveMs: number }[] = [];
  for (const rules of RULES) rows.push(await measure(rules, text));
  return {
    goals: [
      goal(
        'a rule saved beside 200 others, to the squiggles of 20 MB',
        'at most',
        300,
        rows[1]!.saveMs,
        ' ms',
      ),
    ],
    tables: [
      {
        title: `a rule is saved beside others, ${BYTES / 1e6} MB are open`,
        head: ['rules of one’s own', 'log opened to diagnostics', 'rule saved to diagnostics', '×'],
        rows: rows.map(({ rules, openMs, saveMs }) => [
          String(rules),
          `${openMs.toFixed(0)} ms`,
          `${saveMs.toFixed(0)} ms`,
          (saveMs / openMs).toFixed(2),
        ]),
      },
    ],
    data: rows,
  };
}

async function measure(
  rules: number,
  text: string,
): Promise<{ rules: number; openMs: number; saveMs: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-bench-rules-'));
  try {
    mkdirSync(join(folder, 'rules'));
    for (let number = 1; number < rules; number++)
      writeFileSync(join(folder, 'rules', `${number}.yml`), rule(`Rule ${number}`, `nobody-${number}`));
    const path = join(folder, 'rules', 'mine.yml');
    const mine = fileUri(path);
    writeFileSync(path, rule('Mine', 'nobody'));
    const settings = { rules: { paths: [join(folder, 'rules')] } };
    await using client = await LspClient.start({ initializationOptions: { commandLinks: true, settings } });
    const has = (code: string): boolean => client.diagnostics(LOG).some((each) => each.code === code);
    const openMs = await timed(async () => {
      await client.open(LOG, text);
      await client.until(() => client.diagnostics(LOG).length > 0);
    });
    await client.open(mine, rule('Mine', 'nobody'), 'yaml');
    const times: number[] = [];
    for (let save = 0; save < SAVES; save++) {
      await client.close(mine);
      await client.open(mine, rule(`Mine ${save}`, ''), 'yaml');
      times.push(
        await timed(async () => {
          await client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
            textDocument: { uri: mine },
          });
          await client.until(() => has(`Mine ${save}`));
        }),
      );
    }
    return { rules, openMs, saveMs: median(times) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rule(title: string, user: string): string {
  return `title: ${title}
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName: CreateKeyPair
    userIdentity.arn|contains: '${user}'
  condition: selection
`;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
