/** What a business's pages look like, beside its name: two colours and a logo. The words stay the same. */
export interface Look {
  /** `#rrggbb`: links, buttons and the line under the head. Needs 4.5 to 1 on white and on the pale ground of notes. */
  readonly accent: string;
  /** `#rrggbb`: a button under the pointer. */
  readonly accentDark: string;
  /** An SVG; it stands before the company's name and says nothing of its own. */
  readonly logo?: string | undefined;
}

/** Where the look of the business is served, beside the build that is the same for all. */
export const lookStyle = '/look.css';
export const lookLogo = '/logo.svg';
/** Stands for it while pages are built. */
export const logoToken = '{{logo}}';

const grounds = ['#ffffff', '#f3f6fa'] as const;
const least = 4.5;

/** The style that goes over ours. @throws for a colour that somebody could not read. */
export function styleOf({ accent, accentDark }: Look): string {
  for (const colour of [accent, accentDark]) {
    const poor = grounds.find((ground) => contrast(colour, ground) < least);
    if (poor !== undefined)
      throw new Error(`the colour ${colour} has less contrast than ${least} to 1 on ${poor}: choose a darker one`);
  }
  return `:root{--accent:${accent};--accent-dark:${accentDark}}\n`;
}

/** WCAG 2.2, contrast ratio: 1 to 21. @throws for what is not `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(colour);
  if (parts === null) throw new Error(`${colour} is not a colour like #1a4480`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((hex) => {
    const value = Number.parseInt(hex, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
