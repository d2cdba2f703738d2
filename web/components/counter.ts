/** What is left, said only once it matters: from three quarters on. */
export function fieldCounter(text: string, most: number, say: (left: number) => string): string {
  const left = most - text.length;
  return left <= most / 4 ? say(left) : '';
}
