import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stageNames, stages } from '../../../infra/stages.ts';
import { contrast, styleOf } from '../../../web/look.ts';

describe('the look of a business', () => {
  it('U4: our own colours and those of every stage have 4.5 to 1 on white and on the ground of notes', () => {
    const style = readFileSync('web/style.css', 'utf8');
    const colour = (name: string) => new RegExp(`--${name}: (#[\\da-f]{6})`, 'u').exec(style)?.[1] ?? '';
    for (const ground of ['#ffffff', colour('tint')])
      for (const name of ['ink', 'quiet', 'accent', 'accent-dark', 'wrong', 'good'])
        expect(contrast(colour(name), ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    // Lines of fields and boxes: WCAG 1.4.11.
    expect(contrast(colour('line'), '#ffffff')).toBeGreaterThanOrEqual(3);
    for (const name of stageNames) {
      const { look } = stages[name].web;
      if (look !== undefined) expect(() => styleOf(look), name).not.toThrow();
    }
  });

  it('colours nobody could read are refused before they are published', () => {
    expect(styleOf({ accent: '#7a0019', accentDark: '#4a000f' })).toContain('--accent:#7a0019');
    expect(() => styleOf({ accent: '#ffcc33', accentDark: '#000000' })).toThrow(/choose a darker one/u);
    expect(() => styleOf({ accent: 'red', accentDark: '#000000' })).toThrow(/not a colour/u);
    expect(() => styleOf({ accent: '#7a0019;}body{display:none', accentDark: '#000000' })).toThrow(/not a colour/u);
  });

  it('black on white is 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  });
});
