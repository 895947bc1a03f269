import { SymbolKind } from 'vscode-languageserver';
import type { EntityKind } from '../../core/analysis/entities/entity.ts';

/** The icon that an editor shows for a thing of each kind. */
export const ENTITY_SYMBOL: Readonly<Record<EntityKind, SymbolKind>> = {
  'access-key': SymbolKind.Key,
  principal: SymbolKind.Object,
  'key-pair': SymbolKind.Constant,
  address: SymbolKind.Number,
  'user-agent': SymbolKind.String,
  'event-name': SymbolKind.Function,
  event: SymbolKind.Event,
  instance: SymbolKind.Module,
  'security-group': SymbolKind.Namespace,
};
