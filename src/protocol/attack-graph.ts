/** The attack graph of an incident, and what its page and the extension say to each other. */

import type { EntityKind, EntityMark } from './entities.ts';
import type { LevelName } from './findings.ts';

/** One incident: by its `FindingGroup.key`, else as that of a finding, by its `FindingNode.key`. */
export interface IncidentTarget {
  readonly incident?: string;
  readonly finding?: string;
}

/** A node or edge of an incident's graph. */
export interface AttackGraphPlaceParams {
  readonly incident: string;
  readonly key: string;
}

export interface AttackGraphTextParams extends IncidentTarget {
  readonly form: 'svg' | 'mermaid';
}

/** A document to be saved or copied. */
export interface AttackGraphText {
  readonly text: string;
  readonly fileName: string;
}

/**
 * A graph, laid out. Lengths are in CSS pixels; outlines, lines and heads are the `d` of SVG paths. All text is plain and
 * may hold words from a log.
 */
export interface AttackGraphData {
  /** `FindingGroup.key` of the incident. */
  readonly incident: string;
  /** `FindingNode.key` of its first finding, which leads to it as long as that stands. */
  readonly finding: string;
  readonly title: string;
  /** What is shown, and what is not. */
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly AttackGraphNode[];
  readonly edges: readonly AttackGraphEdge[];
}

/** What nodes and edges have in common. */
interface AttackGraphPart {
  readonly key: string;
  readonly texts: readonly AttackGraphWords[];
  /** What is known of it, read aloud and shown beside it. */
  readonly description: string;
  readonly level: LevelName | null;
}

/** `x` and `y` are its middle. */
export interface AttackGraphBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface AttackGraphNode extends AttackGraphPart {
  readonly kind: EntityKind;
  readonly name: string;
  readonly box: AttackGraphBox;
  readonly outline: string;
  /** Its letter, in a box of its own; null where it has none. */
  readonly mark: (EntityMark & { readonly box: AttackGraphBox }) | null;
  /** No finding of the incident is about it. */
  readonly isContext: boolean;
}

export interface AttackGraphEdge extends AttackGraphPart {
  readonly from: string;
  readonly to: string;
  readonly box: AttackGraphBox;
  readonly path: string;
  readonly head: string;
  readonly isInferred: boolean;
}

/** A line of text: `x` is its middle, `y` where its letters stand. */
export interface AttackGraphWords {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** The name of a node. */
  readonly isLabel: boolean;
}

/** What the page asks the extension for: it is ready, or a node or edge is to be opened. */
export type AttackGraphRequest = { readonly kind: 'ready' } | { readonly kind: 'open'; readonly key: string };

/** What it is told; null where the incident is not there (any more). */
export interface AttackGraphAnswer {
  readonly graph: AttackGraphData | null;
}
