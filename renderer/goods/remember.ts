/** The same function, which gives its last answer again for the same arguments. */
export function remember<Arguments extends readonly unknown[], Answer>(
  compute: (...values: Arguments) => Answer,
): (...values: Arguments) => Answer {
  let last: { readonly values: Arguments; readonly answer: Answer } | undefined;
  return (...values) => {
    const known = last?.values;
    if (last && known?.every((value, place) => Object.is(value, values[place]))) return last.answer;
    last = { values, answer: compute(...values) };
    return last.answer;
  };
}
