import { assertNever } from '../../shared/assert-never.ts';
import type { Receipt, ReceiptBlock } from '../../shared/receipt.ts';

/** A receipt as a page of its own, to be made into a PDF. It loads nothing and runs nothing. */
export function receiptPage({ language, blocks }: Receipt): string {
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>Receipt</title>`,
    `<style>${style}</style></head><body>`,
    ...blocks.map(block),
    '</body></html>',
  ].join('\n');
}

const style = `
  body { width: 72mm; margin: 4mm; font: 11pt/1.35 sans-serif; font-variant-numeric: tabular-nums; }
  p, pre { margin: 0; overflow-wrap: anywhere; }
  pre { font: 9pt/1.3 monospace; white-space: pre-wrap; }
  hr { border: 0; border-top: 1px dashed #000; margin: 2mm 0; }
  .columns { display: flex; justify-content: space-between; gap: 4mm; white-space: pre-wrap; }
  .center { text-align: center; } .right { text-align: right; }
  .strong { font-weight: 700; } .large { font-size: 16pt; }
`;

function block(each: ReceiptBlock): string {
  switch (each.type) {
    case 'rule':
      return '<hr>';
    case 'slip':
      return `<pre>${asText(each.text)}</pre>`;
    case 'columns': {
      const looks = each.isStrong ? 'columns strong' : 'columns';
      return `<p class="${looks}"><span>${asText(each.left)}</span><span>${asText(each.right)}</span></p>`;
    }
    case 'text': {
      const looks = [each.align, each.isStrong && 'strong', each.isLarge && 'large'];
      return `<p class="${looks.filter(Boolean).join(' ')}">${asText(each.text)}</p>`;
    }
    default:
      return assertNever(each);
  }
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
