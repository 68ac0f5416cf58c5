import type { PrintToPDFOptions } from 'electron';
import type { PdfParameters } from '../chromium/devtools-commands.ts';

/** Width and height in inches, upright. */
const paperSizes: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};

/** `printToPDF`'s options in Chromium's words. */
export function pdfParameters(options: PrintToPDFOptions): PdfParameters {
  const { margins } = options;
  const [width, height] = paperSize(options.pageSize ?? 'Letter');
  return definedOnly({
    landscape: options.landscape,
    printBackground: options.printBackground,
    scale: options.scale,
    pageRanges: options.pageRanges,
    preferCSSPageSize: options.preferCSSPageSize,
    paperWidth: width,
    paperHeight: height,
    marginTop: margins?.top,
    marginBottom: margins?.bottom,
    marginLeft: margins?.left,
    marginRight: margins?.right,
  });
}

function paperSize(
  pageSize: NonNullable<PrintToPDFOptions['pageSize']>,
): readonly [number, number] {
  if (typeof pageSize === 'object') return [pageSize.width, pageSize.height];
  const size = paperSizes[pageSize];
  if (size === undefined) throw new Error(`stand-in: paper ${pageSize} is not implemented`);
  return size;
}

function definedOnly<Thing extends object>(
  thing: Thing,
): { [Key in keyof Thing]?: Exclude<Thing[Key], undefined> } {
  const entries = Object.entries(thing).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Thing]?: Exclude<Thing[Key], undefined> };
}
