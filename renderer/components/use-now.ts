import { useEffect, useState } from 'react';
import { useServices, useWindow } from '../store/window-context.tsx';

/** The main process's clock in milliseconds since 1970, drawn afresh four times a second. */
export function useNow(): number {
  const { clock } = useServices();
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let stop = clock.after(250, 'the next second', tick);
    return () => stop();

    function tick(): void {
      setNow(clock.now());
      stop = clock.after(250, 'the next second', tick);
    }
  }, [clock]);
  return now + offset;
}
