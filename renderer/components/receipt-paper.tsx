import { assertNever } from '../../shared/assert-never.ts';
import type { Receipt, ReceiptBlock } from '../../shared/receipt.ts';

/** A receipt as it looks on paper. */
export function ReceiptPaper(props: { readonly receipt: Receipt }) {
  const { blocks, language } = props.receipt;
  return (
    <div className="receipt-paper" lang={language}>
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are nothing but their places
        <Block key={place} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: ReceiptBlock }) {
  switch (block.type) {
    case 'rule':
      return <hr />;
    case 'slip':
      return <pre>{block.text}</pre>;
    case 'columns':
      return (
        <p className="receipt-columns" data-strong={block.isStrong}>
          <span>{block.left}</span>
          <span>{block.right}</span>
        </p>
      );
    case 'text':
      return (
        <p data-align={block.align} data-strong={block.isStrong} data-large={block.isLarge}>
          {block.text}
        </p>
      );
    default:
      return assertNever(block);
  }
}
