/** What is known of a USB device by its numbers. They rank what was found and prove nothing. */
export interface KnownDevice {
  readonly vendorId: number;
  /** Left out: every product of this maker. */
  readonly productId?: number;
  readonly likely: 'terminal' | 'adapter';
  readonly name: string;
}

type Row = readonly [vendorId: number, productId: number | undefined, name: string];

/**
 * Gathered from public driver rules, integrations and the list of USB ids; none was seen on hardware
 * here. A maker's number alone may stand on its scanners and card readers as well.
 */
const terminals: readonly Row[] = [
  [0x2fb8, 0x2205, 'PAX A910'],
  [0x2fb8, 0x2466, 'PAX A910S'],
  [0x2fb8, 0x246e, 'PAX A910S'],
  [0x2fb8, 0x2116, 'PAX A920'],
  [0x2fb8, 0x21a6, 'PAX A930'],
  [0x2fb8, 0x225e, 'PAX IM30'],
  [0x2fb8, 0x2367, 'PAX A35'],
  [0x1234, 0x0101, 'PAX terminal'],
  [0x9908, 0x9030, 'PAX terminal'],
  [0x2fb8, undefined, 'PAX'],
  [0x0b00, 0x0072, 'Ingenico iPP350'],
  [0x0b00, 0x0081, 'Ingenico Lane/3600'],
  [0x0b00, 0x3070, 'Ingenico iPP370'],
  [0x0b00, 0x0057, 'Ingenico terminal'],
  [0x0b00, 0x0060, 'Ingenico terminal'],
  [0x0b00, 0x0080, 'Ingenico terminal'],
  [0x0b00, 0x00a2, 'Ingenico terminal'],
  [0x079b, 0x0028, 'Ingenico iPP320'],
  [0x0b00, undefined, 'Ingenico'],
  [0x0780, undefined, 'Ingenico'],
  [0x0f14, undefined, 'Ingenico'],
  [0x11ca, 0x0300, 'Verifone P200'],
  [0x11ca, 0x0219, 'Verifone terminal'],
  [0x11ca, 0x0220, 'Verifone terminal'],
  [0x11ca, 0x0203, 'Verifone terminal'],
  [0x11ca, 0x0200, 'Verifone terminal'],
  [0x193a, 0x1000, 'Verifone terminal'],
  [0x11ca, undefined, 'Verifone'],
  [0x1753, 0xc902, 'Gertec terminal'],
  [0x1753, 0xc903, 'Gertec terminal'],
  [0x0ca6, undefined, 'Castles'],
  [0x1eab, undefined, 'Newland'],
  [0x0801, undefined, 'MagTek'],
  [0x0acd, undefined, 'ID Tech'],
  [0x0ab1, undefined, 'FEIG'],
];

const adapters: readonly Row[] = [
  [0x0403, 0x6001, 'FTDI serial cable'],
  [0x067b, 0x2303, 'Prolific serial cable'],
  [0x10c4, 0xea60, 'CP210x serial cable'],
  [0x1a86, 0x7523, 'CH340 serial cable'],
];

/** Numbers of makers of terminals that are something else for certain. */
const others: readonly (readonly [vendorId: number, productId: number])[] = [
  // A reader of French health cards, and a card reader for a computer.
  [0x0b00, 0x0090],
  [0x0ca6, 0x0010],
];

const known: readonly KnownDevice[] = [
  ...terminals.map((row) => toDevice('terminal', row)),
  ...adapters.map((row) => toDevice('adapter', row)),
];

/** The row of exactly this product, else that of its maker. */
export function findKnownDevice(vendorId: number, productId: number): KnownDevice | undefined {
  if (others.some(([vendor, product]) => vendor === vendorId && product === productId)) {
    return undefined;
  }
  const rows = known.filter((row) => row.vendorId === vendorId);
  return (
    rows.find((row) => row.productId === productId) ??
    rows.find((row) => row.productId === undefined)
  );
}

function toDevice(likely: KnownDevice['likely'], [vendorId, productId, name]: Row): KnownDevice {
  return { vendorId, likely, name, ...(productId === undefined ? {} : { productId }) };
}
