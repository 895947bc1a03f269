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
import {
  COMMANDS,
  EXPLANATION_SCHEME,
  type ExplainParams,
  type ExplanationLink,
  type Place,
} from '../protocol.ts';
import { toRange } from './places.ts';
import type { Server } from './server.ts';

/**
 * Explanations as read-only documents. A line leads to the field or event it is about, by its link and by Go to
 * Definition. They follow the logs, the rules and the filter as long as they are shown.
 */
export class Explanations
  implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable
{
  readonly #server: Server;
  readonly #changed = new EventEmitter<Uri>();
  readonly #links = new Map<string, readonly ExplanationLink[]>();
  readonly #disposable: Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    const selector = { scheme: EXPLANATION_SCHEME };
    this.#disposable = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, this),
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
    const params = paramsIn(uri);
    // A tab of an earlier session may come before its log does.
    this.#server.start();
    const explanation = params && (await this.#server.request('explain', params));
    this.#links.set(uri.toString(), explanation?.links ?? []);
    return explanation?.text ?? 'Open or load the log of this event to see the explanation.\n';
  }

  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return this.#linksOf(uri).map(({ line, start, end, place }) => {
      const link = new DocumentLink(new Range(line, start, line, end), commandUri(place));
      link.tooltip = 'Show in the log';
      return link;
    });
  }

  provideDefinition({ uri }: TextDocument, { line }: { readonly line: number }): Location | undefined {
    const place = this.#linksOf(uri).find((link) => link.line === line)?.place;
    // Where only a rendering shows the log, the link makes it.
    return place && !place.onlyFormatted
      ? new Location(Uri.parse(place.uri), toRange(place.range))
      : undefined;
  }

  #linksOf(uri: Uri): readonly ExplanationLink[] {
    return this.#links.get(uri.toString()) ?? [];
  }

  #refresh(): void {
    for (const { uri } of workspace.textDocuments) {
      if (uri.scheme === EXPLANATION_SCHEME) this.#changed.fire(uri);
    }
  }
}

/** The document that explains a rule on an event; `title` is what its tab shows. */
export function explanationUri(params: ExplainParams, title: string): Uri {
  const path = `/${title.replaceAll(/[\\/]/g, ' ')} (explanation)`;
  return Uri.from({ scheme: EXPLANATION_SCHEME, path, query: JSON.stringify(params) });
}

function paramsIn({ query }: Uri): ExplainParams | undefined {
  try {
    return JSON.parse(query);
  } catch {
    return undefined; // a URI somebody typed
  }
}

function commandUri(place: Place): Uri {
  return Uri.parse(`command:${COMMANDS.revealLocation}?${encodeURIComponent(JSON.stringify([place]))}`);
}
