import type { World } from '../engine/world.ts';

/** What reached her: mails that did not come back, and letters that were posted. Newest first. */
export function received(world: World, id: string): readonly { readonly name: string; readonly text: string }[] {
  const mails = world.ses.sent
    .filter((m) => m.case === id && !m.mail.startsWith('S-') && !m.mail.startsWith('L1.'))
    .filter((m) => m.to.every((to) => !world.bouncing.has(to)))
    .map((m) => ({ name: m.mail, at: m.at, text: m.text }));
  const commits = world.table.cases.get(id)?.commits ?? [];
  const letters = commits.flatMap(({ entry: { commit, when } }) =>
    commit.events.flatMap((e) => {
      if (e.type !== 'letter-posted') return [];
      const file = world.vaultBucket.get(`cases/${id}/letters/${e.letter.replace(/[^\w.-]/gu, '-')}.pdf`);
      return file ? [{ name: e.letter, at: when, text: Buffer.from(file.bytes).toString() }] : [];
    }),
  );
  return [...mails, ...letters].sort((a, b) => b.at - a.at);
}

/** Private links that were sent to her, the newest first. */
export function linksIn(world: World, id: string): readonly string[] {
  return received(world, id).flatMap(({ text }) => /#([\w-]{65})(?![\w-])/u.exec(text)?.[1] ?? []);
}

/** The newest code that came, by mail or in a letter, and was not tried before. */
export function codeIn(world: World, id: string, tried: ReadonlySet<string>): string | undefined {
  const codes = received(world, id).flatMap((m) =>
    m.name.startsWith('V13.') ? (/\b(\d{6})\b/u.exec(m.text)?.[1] ?? []) : [],
  );
  return codes.find((code) => !tried.has(code));
}
