import { type FrameRule, idleFrameReader, readFrames } from './frame.ts';
import {
  type Answer,
  answerFrames,
  decodeAnswer,
  decodeRequest,
  type Request,
  requestFrames,
} from './message.ts';

/** One whole frame, taken out of its frame; `textAt` is where its fields begin in the content. */
export type Unframed = {
  readonly content: Uint8Array;
  readonly rule: FrameRule;
  readonly textAt: number;
} & (
  | { readonly type: 'request'; readonly request: Request }
  | { readonly type: 'answer'; readonly answer: Answer }
);

/** Undefined for anything but exactly one message of this protocol. */
export function unframed(frame: Uint8Array): Unframed | undefined {
  const asAnswer = contentOf(frame, answerFrames);
  const answer = asAnswer && decodeAnswer(asAnswer);
  if (answer) return { type: 'answer', answer, content: asAnswer, rule: answerFrames, textAt: 8 };
  const asRequest = contentOf(frame, requestFrames);
  const request = asRequest && decodeRequest(asRequest);
  return request
    ? { type: 'request', request, content: asRequest, rule: requestFrames, textAt: 6 }
    : undefined;
}

function contentOf(frame: Uint8Array, rule: FrameRule): Uint8Array | undefined {
  const { items, reader } = readFrames(idleFrameReader, frame, rule);
  const [only] = items;
  const isOne = items.length === 1 && reader.place === 'idle';
  return isOne && only?.type === 'content' ? only.bytes : undefined;
}
