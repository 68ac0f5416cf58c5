/** Text in lines of at most so many letters, broken between words where there are any. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (letters(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (letters(line) > width) {
      const all = [...line];
      lines.push(all.slice(0, width).join(''));
      line = all.slice(width).join('');
    }
  }
  return [...lines, line];
}

/** Left and right on a line of this width; the left one takes as many lines as it needs. */
export function layColumns(left: string, right: string, width: number): readonly string[] {
  const room = width - letters(right) - 1;
  if (room < 4) return [...wrapText(left, width), right.padStart(width)];
  // What stands in from the edge stays in.
  const indent = left.match(/^ */)?.[0] ?? '';
  const wrapped = wrapText(left.trim(), room - indent.length).map((each) => indent + each);
  const last = wrapped.at(-1) ?? '';
  const gap = ' '.repeat(Math.max(1, width - letters(last) - letters(right)));
  return [...wrapped.slice(0, -1), `${last}${gap}${right}`];
}

/** Letters as a printer's cells count them, near enough for what is in the code page. */
function letters(text: string): number {
  return [...text].length;
}
