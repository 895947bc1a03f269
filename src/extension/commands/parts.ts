import type { ExtensionContext } from 'vscode';
import type { Case } from '../case/case.ts';
import type { CaseWatch } from '../case/watch.ts';
import type { Server } from '../client/server.ts';
import type { TrailFolders } from '../case/trail-folders.ts';
import type { EntitiesView } from '../views/entities-view.ts';
import type { FindingsView } from '../views/findings-view.ts';
import type { LineageView } from '../views/lineage-view.ts';
import type { RelatedView } from '../views/related-view.ts';

/** What the commands work on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly case: Case;
  readonly watch: CaseWatch;
  readonly trailFolders: TrailFolders;
  readonly findings: FindingsView;
  readonly related: RelatedView;
  readonly entities: EntitiesView;
  readonly lineage: LineageView;
}
