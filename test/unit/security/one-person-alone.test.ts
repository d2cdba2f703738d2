import { describe, expect, it } from 'vitest';
import { runBodies } from '../../fuzz/bodies.ts';
import { runFourEyes } from '../../fuzz/four-eyes.ts';
import { runImpostors } from '../../fuzz/impostors.ts';
import { runMessages } from '../../fuzz/messages.ts';

describe('G10: one person alone (npm run fuzz:four-eyes)', () => {
  it('G10 T9: no sequence of orders of one person, in any session and role, releases, declines, freezes, unfreezes or shreds', () => {
    const run = runFourEyes(5_000, 'ci');
    console.log(`figure G10: ${run.sequences} sequences, ${run.orders} orders, ${run.stopped} stopped`);
    expect(run.wrong).toEqual([]);
    // The model does press on its own proposals: it could find a hole.
    expect(run.stopped).toBeGreaterThan(100);
    expect(run.taken).toBeGreaterThan(5_000);
  });
});

describe('G4 G5: an impostor and nobody at the desk (npm run fuzz:impostors)', () => {
  it('G4 G5 T1 T2: whatever he knows, sends, guesses and presses, no record leaves, no card comes off, nothing is frozen, and holds lapse', () => {
    const run = runImpostors(200, 3, 'ci');
    console.log(`figure G4: ${run.personas} impostors, ${run.orders} orders, ${run.held} holds`);
    expect(run.wrong).toEqual([]);
    // It gets as far as it can: cards were held, and records asked for with every code.
    expect(run.held).toBeGreaterThan(10);
    expect(run.codesRefused).toBeGreaterThan(500);
    expect(run.longestHoldHours).toBeLessThanOrEqual(96);
  });
});

describe('G17: bodies and messages of no schema (npm run fuzz:bodies)', () => {
  it('G17: mutated bodies of every operation meet a refusal or are taken, never an error, and a refusal writes nothing', async () => {
    const run = await runBodies(1_500, 'ci');
    console.log(
      `figure G17: ${run.bodies} bodies, ${run.refused} refused, 5xx ${run.failed}, p99 ${run.p99Ms.toFixed(1)} ms`,
    );
    expect(run.wrong).toEqual([]);
    expect(run.taken).toBeGreaterThan(50);
  });

  it('G17 T15: of forged queue messages no batch fails, and nothing comes of them', async () => {
    const run = await runMessages(2_000, 'ci');
    expect(run).toStrictEqual({ messages: 2_000, cases: run.cases, failures: 0, wrong: [] });
    expect(run.cases).toBeGreaterThan(5);
  });
});
