import { local } from './local/index.ts';
import { paymentModule } from './payment-module/index.ts';
import { razorpay } from './razorpay/index.ts';
import { showChange } from './razorpay/show-change.ts';
import type { ApiSurface, SurfaceServices } from './surface.ts';

export const surfaces: readonly ApiSurface[] = [razorpay, paymentModule, local];

/** Whose shapes the event stream speaks. */
export const showChanges: SurfaceServices['showChange'] = showChange;
