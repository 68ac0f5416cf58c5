/** Waits for `promise`, and rejects with `complaint` and the time when that takes too long. */
export async function within<Value>(
  milliseconds: number,
  complaint: string,
  promise: Promise<Value>,
): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`stand-in: ${complaint} within ${milliseconds / 1000} s`)),
    milliseconds,
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
