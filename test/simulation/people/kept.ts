import type { World } from '../engine/world.ts';
import type { Story } from '../story.ts';
import { type Asked, ask, type Heard } from './browser.ts';
import { linksIn } from './mailbox.ts';

/** What she holds in her hands: the acknowledgement, and later the records. */
export interface Kept {
  readonly story: Story;
  /** Keyed in by the desk, she hears reference and date; her link comes in a mail or letter. */
  receipt?: { readonly reference: string; readonly dueOn: string; readonly link?: string } | undefined;
  /** Of her case, once she has heard of it. */
  id?: string | undefined;
  /** The private link she uses. */
  bearer?: string | undefined;
  openedFiles?: number | undefined;
  /** Codes she typed in, right or not. */
  readonly tried: Set<string>;
  /** One report was acknowledged in two ways. */
  twoReceipts?: boolean;
  /** When she heard the acknowledgement. */
  acknowledgedAt?: number;
}

/** With the link she has; where it opens nothing, with the newest of those that came by mail or post. */
export async function askWithLink(world: World, kept: Kept, route: string, asked: Asked = {}): Promise<Heard> {
  const heard = await ask(world, kept.story.who, route, { ...asked, bearer: kept.bearer ?? '' });
  if (heard === undefined || !('problem' in heard) || heard.problem !== 'link.not-working') return heard;
  const newest = linksIn(world, kept.id ?? '')[0];
  if (newest === undefined || newest === kept.bearer) return heard;
  kept.bearer = newest;
  return await ask(world, kept.story.who, route, { ...asked, bearer: newest });
}
