/** The lines of a text that say something; none: nothing was written. */
export function lines(text: string): readonly string[] | undefined {
  const found = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return found.length > 0 ? found : undefined;
}
