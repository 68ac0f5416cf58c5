import { local } from './local/index.ts';
import { razorpay } from './razorpay/index.ts';
import type { ApiSurface } from './surface.ts';

export const surfaces: readonly ApiSurface[] = [razorpay, local];
