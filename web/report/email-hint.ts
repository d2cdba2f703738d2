/** Slips of the finger in common domains. A hint only: it never stands in the way. */
const slips: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmal.com': 'gmail.com',
  'gamil.com': 'gmail.com',
  'gnail.com': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gmail.con': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmai.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'yaho.com': 'yahoo.com',
  'yahooo.com': 'yahoo.com',
  'yahoo.con': 'yahoo.com',
  'outlok.com': 'outlook.com',
  'outloo.com': 'outlook.com',
  'outlook.con': 'outlook.com',
  'iclod.com': 'icloud.com',
  'icloud.con': 'icloud.com',
  'aol.con': 'aol.com',
};

export function likelyEmail(typed: string): string | undefined {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/u.exec(typed.trim()) ?? [];
  const meant = domain === undefined ? undefined : slips[domain.toLowerCase()];
  return local === undefined || meant === undefined ? undefined : `${local}@${meant}`;
}
