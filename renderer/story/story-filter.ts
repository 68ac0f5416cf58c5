import type { StoryLine } from '../../shared/story.ts';

/** Which lines of a story are shown; the keys 1 to 4 choose, in this order. */
export const storyFilters = ['all', 'change', 'call', 'frame'] as const;

export type StoryFilter = (typeof storyFilters)[number];

export function filteredLines(
  lines: readonly StoryLine[],
  filter: StoryFilter,
): readonly StoryLine[] {
  return filter === 'all' ? lines : lines.filter(({ type }) => type === filter);
}

/** The filter of a digit's key; undefined for a digit that chooses none. */
export function filterOfDigit(digit: string): StoryFilter | undefined {
  return storyFilters[Number(digit) - 1];
}
