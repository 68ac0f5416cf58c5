import { Press } from '../components/press.tsx';
import { useWords } from '../store/window-context.tsx';
import { type StoryFilter, storyFilters } from './story-filter.ts';

/** Which lines of a story are shown; a digit for each. */
export function StoryFilters(props: {
  readonly filter: StoryFilter;
  readonly onFilter: (filter: StoryFilter) => void;
}) {
  const { t } = useWords();
  const { filter, onFilter } = props;
  return (
    <fieldset className="story-filters" aria-label={t('story.filter')}>
      {storyFilters.map((each, place) => (
        <Press
          key={each}
          className="button story-filter"
          isPressed={each === filter}
          shortcut={String(place + 1)}
          onPress={() => onFilter(each)}
        >
          <span className="cap" aria-hidden="true">
            {place + 1}
          </span>
          {t(`story.filter.${each}`)}
        </Press>
      ))}
    </fieldset>
  );
}
