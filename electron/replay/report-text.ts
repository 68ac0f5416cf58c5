import type { FrameField } from '../../shared/frame.ts';
import type { ComparedFrame, FieldDifference } from './compare-frames-policy.ts';
import type { ReplayReport } from './replay.ts';

/** A report for a terminal window, message by message. */
export function reportText(report: ReplayReport): string {
  const { paymentId, played, frames, recordedEnd, replayedEnd, endsAgree } = report;
  const other = played === 'till' ? 'simulated terminal' : 'till';
  return [
    `${paymentId}: the recorded ${played} played to our ${other}, which said`,
    ...frames.flatMap(frameLines),
    `  end: recorded ${recordedEnd}, now ${replayedEnd}${endsAgree === false ? '   <- differs' : ''}`,
    report.agrees ? '  They agree.' : '  They do not agree.',
    '',
  ].join('\n');
}

const marks: Readonly<Record<ComparedFrame['verdict'], string>> = {
  same: '=',
  other_values: '~',
  differs: '!',
  missing: '-',
  extra: '+',
};

function frameLines(compared: ComparedFrame): readonly string[] {
  const { verdict, frame } = compared;
  const line = `  ${marks[verdict]} ${frame.name}`;
  switch (verdict) {
    case 'missing':
      return [`${line}   <- recorded, not said now`];
    case 'extra':
      return [`${line}   <- said now, not recorded`];
    case 'same':
      return [line];
    default:
      return [line, ...compared.differences.map((each) => `      ${differenceText(each)}`)];
  }
}

function differenceText({ field, recorded, replayed }: FieldDifference): string {
  return `${labelOf(field)}: recorded ${recorded ?? 'nothing'}, now ${replayed ?? 'nothing'}`;
}

function labelOf({ name, mark }: FrameField): string {
  const words = name.replaceAll('_', ' ');
  return mark === '' ? words : `${words} (${mark})`;
}
