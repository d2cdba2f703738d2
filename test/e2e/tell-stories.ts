import { describe, expect, it } from 'vitest';
import type { Moment } from '../../tools/demo-format.ts';
import { stories } from '../../tools/stories/stories.ts';
import { beginningOf, tell } from '../../tools/stories/telling.ts';
import { watchRoles } from '../fixtures/roles.ts';

/** All of them by `npm run test:stories`. */
const told = stories.filter(
  (s) => s.name !== 'main-job' && (s.isLong !== true || process.env['REDRESS_STORIES'] === 'all'),
);

/** Every second kind of case on the wiring of the template, each on a stack of its own: two files share the machine's cores. */
export function tellStories(part: 0 | 1): void {
  const mine = told.filter((_, i) => i % 2 === part);
  describe('every kind of case there is', () => {
    it.each(mine.map((s) => ({ ...s, ids: s.rules.join(' ') })))('$ids: $title', async (story) => {
      const moments: Moment[] = [];
      const roles = watchRoles();
      try {
        await tell((m) => moments.push(m), story.play, {
          startAt: beginningOf(story, Date.now()),
          through: roles.through,
        });
      } finally {
        await roles.close();
      }
      expect(moments.length).toBeGreaterThan(1);
      expect(roles.refused(), 'what a role of the template does not allow').toEqual([]);
    });
  });
}
