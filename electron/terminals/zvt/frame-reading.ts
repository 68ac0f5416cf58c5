import type { FrameReader } from '../frame-reader.ts';
import { explainFrame } from './explain-frame.ts';
import { findFrames } from './find-frames.ts';
import { maskFrame } from './mask-frame.ts';

/** ZVT's messages for the flight recorder and for captures. */
export const zvtFrames: FrameReader = {
  mask: maskFrame,
  explain: explainFrame,
  find: findFrames,
  plainLine: 'tcp',
};
