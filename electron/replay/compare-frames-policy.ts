import type { ExplainedFrame, FrameField, FrameFieldName } from '../../shared/frame.ts';

/** One message as it was recorded beside the one that came now. */
export type ComparedFrame =
  | { readonly verdict: 'same'; readonly frame: ExplainedFrame }
  | {
      /** `other_values`: the same message about the same money. `differs`: about other money. */
      readonly verdict: 'other_values' | 'differs';
      readonly frame: ExplainedFrame;
      readonly differences: readonly FieldDifference[];
    }
  /** Recorded, and did not come now; or came now, and was not recorded. */
  | { readonly verdict: 'missing' | 'extra'; readonly frame: ExplainedFrame };

export interface FieldDifference {
  readonly field: FrameField;
  readonly recorded: string | null;
  readonly replayed: string | null;
}

/** Numbers, times and texts are new each time; these are what the message is about. */
const deciding: ReadonlySet<FrameFieldName> = new Set(['amount', 'currency', 'result', 'status']);

/** Lays both beside each other, so that one message more or less does not make all behind it differ. */
export function compareFrames(
  recorded: readonly ExplainedFrame[],
  replayed: readonly ExplainedFrame[],
): readonly ComparedFrame[] {
  const common = commonLengths(recorded, replayed);
  const compared: ComparedFrame[] = [];
  let left = 0;
  let right = 0;
  while (left < recorded.length || right < replayed.length) {
    const before = recorded[left];
    const now = replayed[right];
    if (before && now && before.name === now.name) {
      compared.push(compareOne(before, now));
      left += 1;
      right += 1;
    } else if (before && (!now || at(common, left + 1, right) >= at(common, left, right + 1))) {
      compared.push({ verdict: 'missing', frame: before });
      left += 1;
    } else if (now) {
      compared.push({ verdict: 'extra', frame: now });
      right += 1;
    }
  }
  return compared;
}

/** Whether both said the same about the money, in the same messages. */
export function agrees(compared: readonly ComparedFrame[]): boolean {
  return compared.every(({ verdict }) => verdict === 'same' || verdict === 'other_values');
}

function compareOne(recorded: ExplainedFrame, replayed: ExplainedFrame): ComparedFrame {
  const differences = [
    ...recorded.fields.map((field) => differenceOf(field, field, twin(field, replayed))),
    ...replayed.fields
      .filter((field) => !twin(field, recorded))
      .map((field) => differenceOf(field, undefined, field)),
  ].filter((difference) => difference !== undefined);
  if (differences.length === 0) return { verdict: 'same', frame: recorded };
  const isDeciding = differences.some(({ field }) => deciding.has(field.name));
  return { verdict: isDeciding ? 'differs' : 'other_values', frame: recorded, differences };
}

function twin(field: FrameField, { fields }: ExplainedFrame): FrameField | undefined {
  return fields.find(({ name, mark }) => name === field.name && mark === field.mark);
}

function differenceOf(
  field: FrameField,
  recorded: FrameField | undefined,
  replayed: FrameField | undefined,
): FieldDifference | undefined {
  if (recorded && replayed && recorded.value === replayed.value) return undefined;
  return { field, recorded: recorded?.value ?? null, replayed: replayed?.value ?? null };
}

/** For every pair of places, how many messages from there on can be laid beside each other. */
function commonLengths(
  left: readonly ExplainedFrame[],
  right: readonly ExplainedFrame[],
): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      const row = lengths[one];
      if (!row) continue;
      row[other] =
        left[one]?.name === right[other]?.name
          ? at(lengths, one + 1, other + 1) + 1
          : Math.max(at(lengths, one + 1, other), at(lengths, one, other + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly (readonly number[])[], one: number, other: number): number {
  return lengths[one]?.[other] ?? 0;
}
