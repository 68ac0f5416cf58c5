import { formatSeconds, secondsUntil } from '../screens/pay/countdown.ts';
import type { CheckoutSlice } from '../store/checkout-slice.ts';
import { useWindow, useWords } from '../store/window-context.tsx';
import { useNow } from './use-now.ts';

/** What is being asked of the till, and for how long it may take where that is long. */
export function AskingWords(props: { readonly asking: NonNullable<CheckoutSlice['asking']> }) {
  const { t } = useWords();
  const { what, until } = props.asking;
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const seconds = secondsUntil(until + offset, useNow());
  const time = formatSeconds(seconds);
  return what === 'check' || what === 'resolve'
    ? t(`asking.${what}`, { time })
    : t(`asking.${what}`);
}
