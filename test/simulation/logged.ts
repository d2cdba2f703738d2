/** What the functions write to their logs while a world runs. */
export function captured(): { end(): readonly string[] } {
  const lines: string[] = [];
  const names = ['debug', 'info', 'warn', 'error', 'log'] as const;
  const kept = names.map((name) => console[name]);
  for (const name of names) console[name] = (...said: unknown[]) => void lines.push(said.map(String).join(' '));
  return {
    end() {
      names.forEach((name, i) => {
        console[name] = kept[i]!;
      });
      return lines;
    },
  };
}
