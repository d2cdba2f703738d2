import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DemoResult } from '../../tools/demo-format.ts';

const run = promisify(execFile);

/** The whole job on the wiring of the template: the demo is the journey, these are what must be true of it. */
describe('the main job, from report to records', () => {
  let result: DemoResult;
  let output: string;

  beforeAll(async () => {
    const { stdout } = await run(process.execPath, ['tools/demo.ts', '--json'], { maxBuffer: 32 * 1024 * 1024 });
    output = stdout;
    result = JSON.parse(stdout) as DemoResult;
  }, 170_000);

  const at = (type: string) => result.events.findIndex((e) => e.type === type);
  const steps = (action: string) => result.steps.filter((s) => s.action === action);

  it('prints exactly one object', () => {
    expect(output.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(result)).toEqual([
      'reference',
      'dueDate',
      'events',
      'steps',
      'mails',
      'package',
      'chainVerified',
    ]);
  });

  it('L41 L42 L43: every account with her proved card is preserved, held, and the card removed and blocked', () => {
    for (const action of ['preserve', 'hold', 'remove', 'block'])
      expect(steps(action).map((s) => s.outcome)).toEqual(steps(action).map(() => 'done'));
    expect(steps('remove').length).toBeGreaterThanOrEqual(3);
  });

  it('L44: accounts are frozen, each after a second person’s approval', () => {
    expect(steps('freeze').every((s) => s.outcome === 'done')).toBe(true);
    expect(result.events.filter((e) => e.type === 'decision-approved')).toHaveLength(steps('freeze').length + 1);
  });

  it('L23: nothing is released before proof is recorded', () => {
    expect(at('proof-recorded')).toBeGreaterThan(0);
    expect(at('records-released')).toBeGreaterThan(at('proof-recorded'));
  });

  it('L15: compliance gets the mails of days 10, 20 and 25, each once', () => {
    for (const day of [10, 20, 25])
      expect(result.mails.filter((m) => m.to === 'compliance' && m.subject.startsWith(`Day ${day}:`))).toHaveLength(1);
  });

  it('L8 L37: she gets word that it came, that the records are ready, and her code', () => {
    const hers = result.mails.filter((m) => m.to === 'victim').map((m) => m.subject);
    expect(hers).toContain(`We got your request (reference ${result.reference})`);
    expect(hers).toContain('Your records are ready');
    expect(hers).toContain('Your code is inside');
  });

  it('L28: the package has a letter, the records, a sheet of what was used, and a manifest that holds', () => {
    const names = result.package.map((f) => f.name);
    expect(names).toContain('manifest.sha256');
    expect(names).toContain('records.json');
    expect(names.filter((n) => n.endsWith('.pdf')).length).toBeGreaterThanOrEqual(2);
  });

  it('G19: the log of it verifies, and it ends closed', () => {
    expect(result.chainVerified).toBe(true);
    expect(at('case-closed')).toBeGreaterThan(at('request-answered'));
  });
});
