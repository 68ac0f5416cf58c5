import { useWords } from '../store/window-context.tsx';
import { Chip } from './chip.tsx';

/** Where software beside the till reaches it, or that it cannot. */
export function GatewayChip(props: { readonly gateway: { readonly url: string } | null }) {
  const { t } = useWords();
  const { gateway } = props;
  if (!gateway) {
    const look = { icon: 'link', tone: 'still' } as const;
    return <Chip look={look} name={t('gateway.off')} kind="gateway" state="off" />;
  }
  const look = { icon: 'link', tone: 'good' } as const;
  return <Chip look={look} name={t('gateway.on')} word={gateway.url} kind="gateway" state="on" />;
}
