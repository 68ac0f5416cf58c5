import { registerHooks } from 'node:module';
import type { Edit, Mutant } from './mutants.ts';

const root = new URL('../../', import.meta.url);

/**
 * Changes the source of these modules as this process loads them; nothing is written to the disk. Must
 * run before they are imported. `notPlanted` names the edits whose module has not been loaded.
 */
export function plantMutant({ edits }: Mutant): { notPlanted(): readonly Edit[] } {
  const waiting = new Set(edits);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const here = edits.filter(({ file }) => url === new URL(file, root).href);
      if (here.length === 0) return loaded;
      const before = String(loaded.source ?? '');
      const source = here.reduce((text, edit) => change(text, edit), before);
      for (const edit of here) waiting.delete(edit);
      return { ...loaded, source };
    },
  });
  return { notPlanted: () => [...waiting] };
}

/** A mutant that no longer fits the code would prove nothing, so that is an error. */
function change(text: string, { file, from, to }: Edit): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}
