import type { IpcRequest } from '../../shared/ipc.ts';

/** What a request asks for beyond selling at the catalogue's prices. */
export type CheckoutCapability = 'override_price' | 'discount';

/** Which capabilities somebody needs to start this sale; none for an ordinary one. */
export function capabilitiesNeeded(
  request: IpcRequest<'checkout.start'>,
): readonly CheckoutCapability[] {
  const items = request.lines.filter((line) => line.type === 'item');
  return [
    ...(items.some(({ unitAmount }) => unitAmount !== undefined)
      ? ['override_price' as const]
      : []),
    ...(items.some(({ discount }) => discount !== undefined) ? ['discount' as const] : []),
  ];
}
