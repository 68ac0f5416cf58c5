import { useEffect, useRef, useState } from 'react';
import type { Bars } from './draw-bars.ts';

/** A picture of bars. Whoever cannot see it has the table beside it; `label` says so. */
export function BarChart(props: { readonly bars: Bars; readonly label: string }) {
  const { bars, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDark = useIsDark();
  // Drawn again in other colours when the light changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: isDark stands for the tokens that are read.
  useEffect(() => {
    let clear: (() => void) | undefined;
    let isGone = false;
    // Loaded when somebody looks at a report: the sell screen need not wait for it.
    void import('./draw-bars.ts').then(({ drawBars }) => {
      if (canvas.current && !isGone) clear = drawBars(canvas.current, bars);
    });
    return () => {
      isGone = true;
      clear?.();
    };
  }, [bars, isDark]);
  return (
    <div className="report-picture">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}

function useIsDark(): boolean {
  const [isDark, setDark] = useState(() => darkness().matches);
  useEffect(() => {
    const media = darkness();
    const listener = () => setDark(media.matches);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  }, []);
  return isDark;
}

function darkness(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}
