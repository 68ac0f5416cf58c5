/** Where a tile stands on the screen, in pixels. */
export interface TileBox {
  readonly left: number;
  readonly top: number;
}

/** Two tiles whose tops differ by less stand in one row: a browser gives fractions of a pixel. */
const sameRow = 2;

/**
 * The place of the tile that a key walks to from the tile at `here`; undefined where there is none, or
 * the key does not walk. Up and down go by what is seen, so that tiles may stand in groups of any width.
 */
export function walkGrid(boxes: readonly TileBox[], here: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return inside(boxes, here + 1);
    case 'ArrowLeft':
      return inside(boxes, here - 1);
    case 'ArrowDown':
      return nextRow(boxes, here, 1);
    case 'ArrowUp':
      return nextRow(boxes, here, -1);
    case 'Home':
      return inside(boxes, 0);
    case 'End':
      return inside(boxes, boxes.length - 1);
    default:
      return undefined;
  }
}

function inside(boxes: readonly TileBox[], place: number): number | undefined {
  return place >= 0 && place < boxes.length ? place : undefined;
}

/** In the nearest row that way, the tile that stands most nearly above or below. */
function nextRow(boxes: readonly TileBox[], here: number, way: 1 | -1): number | undefined {
  const from = boxes[here];
  if (!from) return undefined;
  const beyond = boxes
    .map((box, place) => ({ place, down: (box.top - from.top) * way, aside: box.left - from.left }))
    .filter(({ down }) => down >= sameRow);
  const nearest = Math.min(...beyond.map(({ down }) => down));
  return beyond
    .filter(({ down }) => down < nearest + sameRow)
    .sort((one, other) => Math.abs(one.aside) - Math.abs(other.aside))[0]?.place;
}
