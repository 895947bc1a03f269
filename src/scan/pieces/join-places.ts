import { firstThat } from '../../core/log/binary-search.ts';
import type { Span } from '../../core/log/span.ts';
import { placeInOneLine } from '../places/one-line.ts';
import { placeIn } from '../places/place-table.ts';
import type { FilePlace } from '../places/source-text.ts';
import { added, NO_LINES, type LineSums } from './line-sums.ts';
import type { PackedPiece } from './piece.ts';

/** Of a piece what tells places. */
type PlacesOfPiece = Pick<PackedPiece, 'start' | 'origin' | 'lines' | 'places'>;

/** A piece, and how far the lines before it go. What else is known of these is as much as they are long. */
interface Placed {
  readonly piece: PlacesOfPiece;
  readonly before: Pick<LineSums, 'breaks' | 'column' | 'units'>;
}

/** Tells places in a file by those in its pieces, which come in their order. */
export class JoinedPlaces {
  readonly #pieces: Placed[] = [];
  #lines = NO_LINES;

  /** Of all pieces so far. */
  get lines(): LineSums {
    return this.#lines;
  }

  add(piece: PlacesOfPiece): void {
    const { breaks, column, units } = this.#lines;
    this.#pieces.push({ piece, before: { breaks, column, units } });
    this.#lines = added(this.#lines, piece.lines);
  }

  /** The place of a span that is in the table of its piece, if that has one. */
  placeOf({ offset, length }: Span): FilePlace {
    const behind = firstThat(this.#pieces.length, (place) => this.#pieces[place]!.piece.start > offset);
    const { piece, before } = this.#pieces[behind - 1]!;
    const { location, characters } = placeInPiece(piece, { offset, length });
    const { startLine, startColumn, endLine, endColumn } = location;
    return {
      location: {
        offset,
        length,
        startLine: startLine + before.breaks,
        startColumn: startColumn + (startLine === 1 ? before.column : 0),
        endLine: endLine + before.breaks,
        endColumn: endColumn + (endLine === 1 ? before.column : 0),
      },
      characters: { offset: characters.offset + before.units, length: characters.length },
    };
  }
}

function placeInPiece({ lines, places, start, origin }: PlacesOfPiece, { offset, length }: Span): FilePlace {
  return lines.wide
    ? placeInOneLine({ offset: offset - start, length }, lines.wide)
    : placeIn(places, { offset: offset - origin, length })!;
}
