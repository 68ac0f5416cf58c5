/** Says something about the stand-in itself, apart from what the app prints. */
export function note(text: string): void {
  process.stderr.write(`[stand-in] ${text}\n`);
}
