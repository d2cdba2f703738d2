import { describe, expect, it } from 'vitest';
import { runMixedWorld } from '../../simulation/mixed-reports.ts';

describe('G5: reports against innocent people among the others (npm run simulate:mixed)', () => {
  it('G5 T2: where nobody comes to the desk, nothing lasts that a malicious report causes, and holds are off within 72 hours', async () => {
    const { figures, violations } = await runMixedWorld('mixed/4');
    expect(violations).toEqual([]);
    expect(figures.automatic).toBe(0);
    // It can hold for a while: who has the card in his hands is believed that far.
    expect(figures.malicious).toBeGreaterThan(1);
    expect(figures.holds).toBeGreaterThan(1);
    expect(figures.longestHold).toBeGreaterThan(48);
    expect(figures.longestHold).toBeLessThanOrEqual(72);
    expect(figures.asBefore).toBe(figures.touched);
  });

  it('G5 T2: what staff were deceived into is taken back, and the account is byte for byte as before', async () => {
    const { figures, violations } = await runMixedWorld('mixed/3');
    console.log(
      `figure G5: ${figures.reports} reports, ${figures.malicious} malicious, ${figures.deceived} lasting changes by deceived staff, ${figures.asBefore} of ${figures.touched} accounts as before`,
    );
    expect(violations).toEqual([]);
    expect(figures.deceived).toBeGreaterThan(5);
    expect(figures.asBefore).toBe(figures.touched);
  });
});
