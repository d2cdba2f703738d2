import { expect, it } from 'vitest';
import { stories } from '../../tools/stories/stories.ts';
import { tellStories } from './tell-stories.ts';

it('each story has a name of its own and the rules it shows', () => {
  expect(new Set(stories.map((s) => s.name)).size).toBe(stories.length);
  expect(stories.filter((s) => s.rules.length === 0)).toEqual([]);
});

tellStories(0);
