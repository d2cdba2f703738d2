import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runTool } from '../../../tools/run-tool.ts';

const { argv } = process;
beforeEach(() => {
  process.argv = argv.slice(0, 2);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = undefined;
});

async function told(fault: Error): Promise<unknown> {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  await runTool({ usage: '', takes: {} }, () => {
    throw fault;
  });
  return said.mock.calls[0]?.[0];
}

it('says that AWS cannot be reached when a client of the SDK gave up waiting', async () => {
  const fault = Object.assign(new Error('socket timed out'), { name: 'TimeoutError', $metadata: { attempts: 3 } });
  expect(await told(fault)).toContain('AWS cannot be reached (TimeoutError)');
});

it('does not take a page that came too late for AWS', async () => {
  const fault = Object.assign(new Error('page.click: Timeout 30000ms exceeded.'), { name: 'TimeoutError' });
  expect(await told(fault)).toBe('page.click: Timeout 30000ms exceeded.');
});
