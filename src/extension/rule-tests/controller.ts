import {
  Disposable,
  Range,
  TestRunProfileKind,
  Uri,
  tests,
  workspace,
  type TestController,
  type TestItem,
} from 'vscode';
import type { RuleTestFile } from '../../protocol.ts';
import { toPosition } from '../places.ts';
import type { Server } from '../client/server.ts';
import { runTests } from './run.ts';

const PATTERN = '**/*.tests.{yml,yaml}';
const MOST_FILES = 1000;

/** The tests of rules as the Test Explorer lists them: those of the open folders and of the folders of own rules. */
export class RuleTestController implements Disposable {
  readonly #server: Server;
  readonly controller: TestController = tests.createTestController(
    'cloudtrail-investigator.ruleTests',
    'CloudTrail rules',
  );
  readonly #disposable: Disposable;

  constructor(server: Server) {
    this.#server = server;
    this.controller.refreshHandler = () => this.find();
    this.controller.createRunProfile(
      'Run',
      TestRunProfileKind.Run,
      (request, token) => runTests(this, server, request, token),
      true,
    );
    const watcher = workspace.createFileSystemWatcher(PATTERN);
    this.#disposable = Disposable.from(
      this.controller,
      watcher,
      watcher.onDidCreate((uri) => this.findIn(uri)),
      watcher.onDidChange((uri) => this.findIn(uri)),
      watcher.onDidDelete((uri) => this.controller.items.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Lists all there are. */
  async find(): Promise<void> {
    const files = await this.#read(await workspace.findFiles(PATTERN, undefined, MOST_FILES));
    this.controller.items.replace(files.map((file) => this.#itemOf(file)));
  }

  /** Lists those of a file as they are now; undefined where it has none any more. */
  async findIn(uri: Uri): Promise<TestItem | undefined> {
    const id = uri.toString();
    const file = (await this.#read([uri])).find((each) => Uri.parse(each.uri).toString() === id);
    if (!file) {
      this.controller.items.delete(id);
      return undefined;
    }
    const item = this.#itemOf(file);
    this.controller.items.add(item);
    return item;
  }

  async #read(uris: readonly Uri[]): Promise<readonly RuleTestFile[]> {
    this.#server.start();
    return (await this.#server.request('ruleTests', { uris: uris.map(String) })) ?? [];
  }

  #itemOf({ uri: written, tests: children, problems }: RuleTestFile): TestItem {
    const uri = Uri.parse(written);
    const id = uri.toString();
    const file = this.controller.createTestItem(id, workspace.asRelativePath(uri), uri);
    const [problem] = problems;
    if (problem) file.error = `Line ${problem.start.line + 1}: ${problem.message}`;
    file.children.replace(
      children.map(({ name, start }, number) => {
        const item = this.controller.createTestItem(`${id}#${number}`, name, uri);
        item.sortText = String(number).padStart(6, '0');
        item.range = new Range(toPosition(start), toPosition(start));
        return item;
      }),
    );
    return file;
  }
}
