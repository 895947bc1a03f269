import {
  Disposable,
  DocumentLink,
  EventEmitter,
  Location,
  Range,
  Uri,
  languages,
  workspace,
  type DefinitionProvider,
  type DocumentLinkProvider,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import { COMMANDS, type LinkedText, type Place, type TextLink } from '../../protocol.ts';
import { toRange } from '../places.ts';
import { drawnPlace } from '../reveal.ts';
import type { Server } from '../client/server.ts';

/** What the documents of a scheme are made from. `Params` is what their URIs hold. */
export interface LinkedSource<Params> {
  readonly scheme: string;
  readonly ask: (server: Server, params: Params) => Promise<LinkedText | null | undefined>;
  /** What stands in a document of which there is nothing to say. */
  readonly nothing: string;
}

/**
 * Read-only documents about the logs. A line leads to the field or event it is about, by its link and by Go to
 * Definition. They follow the logs, the rules and the filter as long as they are shown.
 */
export class LinkedDocuments<Params>
  implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable
{
  readonly #server: Server;
  readonly #source: LinkedSource<Params>;
  readonly #changed = new EventEmitter<Uri>();
  readonly #links = new Map<string, readonly TextLink[]>();
  /** Of documents that are being asked about: true where they have to be asked about once more. */
  readonly #asking = new Map<string, boolean>();
  readonly #disposable: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server, source: LinkedSource<Params>) {
    this.#server = server;
    this.#source = source;
    const selector = { scheme: source.scheme };
    this.#disposable = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(source.scheme, this),
      languages.registerDocumentLinkProvider(selector, this),
      languages.registerDefinitionProvider(selector, this),
      server.onDidChangeState(() => this.#refresh()),
      workspace.onDidCloseTextDocument(({ uri }) => this.#links.delete(uri.toString())),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const key = uri.toString();
    const params: Params | undefined = paramsIn(uri);
    // A tab of an earlier session may come before its log does.
    this.#server.start();
    this.#asking.set(key, false);
    const document = params && (await this.#source.ask(this.#server, params));
    const isOld = this.#asking.get(key);
    this.#asking.delete(key);
    this.#links.set(key, document?.links ?? []);
    if (isOld) this.#changed.fire(uri);
    return document?.text ?? this.#source.nothing;
  }

  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return this.#linksOf(uri).map(({ line, start, end, place }) => {
      const link = new DocumentLink(new Range(line, start, line, end), commandUri(place));
      link.tooltip = 'Show in the log';
      return link;
    });
  }

  async provideDefinition(
    { uri }: TextDocument,
    { line }: { readonly line: number },
  ): Promise<Location | undefined> {
    const link = this.#linksOf(uri).find((each) => each.line === line);
    if (!link) return undefined;
    const place = await drawnPlace(this.#server, link.place);
    return new Location(Uri.parse(place.uri), toRange(place.range));
  }

  #linksOf(uri: Uri): readonly TextLink[] {
    return this.#links.get(uri.toString()) ?? [];
  }

  /** While a case is loaded there is a new state many times a second: one question a document is under way. */
  #refresh(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme !== this.#source.scheme) continue;
      const key = uri.toString();
      if (this.#asking.has(key)) this.#asking.set(key, true);
      else this.#changed.fire(uri);
    }
  }
}

/** The document about `params`; `path` is what its tab shows. */
export function linkedUri(scheme: string, path: string, params: unknown): Uri {
  return Uri.from({
    scheme,
    path: `/${path.replaceAll(/[\\/]/g, ' ')}`,
    query: JSON.stringify(params),
  });
}

/** What we wrote there ourselves, unless somebody typed the URI. */
// oxlint-disable-next-line typescript/no-explicit-any
function paramsIn({ query }: Uri): any {
  try {
    return JSON.parse(query);
  } catch {
    return undefined;
  }
}

function commandUri(place: Place): Uri {
  return Uri.parse(`command:${COMMANDS.revealLocation}?${encodeURIComponent(JSON.stringify([place]))}`);
}
