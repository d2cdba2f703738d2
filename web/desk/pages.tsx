import type { VNode } from 'preact';
import { fromEpoch, localDate } from '../../shared/domain/time.ts';
import { now } from '../edges.ts';
import type { StaffData } from '../page-data.ts';
import { CasePage } from './case/case.tsx';
import type { DeskTools } from './context.ts';
import { Heading } from './heading.tsx';
import { HolderPage } from './holder.tsx';
import { KeyInPage } from './key-in.tsx';
import { NumbersPage } from './numbers.tsx';
import { PrintQueuePage } from './print-queue.tsx';
import { QueuePage } from './queue.tsx';
import { hashOf, type Route } from './route.ts';
import { SetupPage } from './setup.tsx';
import type { Place } from './shell.tsx';
import { StaffPage } from './staff.tsx';
import { SystemsPage } from './systems.tsx';

/** The main places; who only keys in requests has that one. */
export function placesFor({ me }: DeskTools, { path }: Route): readonly Place[] {
  const reads = me.roles.some((role) => role !== 'front-line');
  const [first = reads ? 'queue' : 'key-in'] = path;
  const place = (id: string, label: string): Place => ({ href: hashOf([id]), label, here: first === id });
  const tasks = { href: '#/queue?flag=task', label: 'Tasks', here: false };
  const keyIn = me.roles.some((role) => role !== 'auditor')
    ? [place('key-in', 'Key in a request'), place('holder', 'A holder asks')]
    : [];
  return reads
    ? [
        place('queue', 'Queue'),
        tasks,
        place('print', 'Letters'),
        place('systems', 'Systems'),
        ...keyIn,
        place('staff', 'Staff'),
        place('numbers', 'Numbers'),
        place('set-up', 'Set-up'),
      ]
    : keyIn;
}

export function pageFor({ me }: DeskTools, route: Route, data: StaffData): VNode {
  const { timeZone } = data;
  const today = localDate(fromEpoch(now()), timeZone);
  const reads = me.roles.some((role) => role !== 'front-line');
  const [first = reads ? 'queue' : 'key-in', second = ''] = route.path;
  switch (first) {
    case 'queue':
      return <QueuePage route={route} timeZone={timeZone} />;
    case 'print':
      return <PrintQueuePage timeZone={timeZone} today={today} />;
    case 'systems':
      return <SystemsPage timeZone={timeZone} />;
    case 'key-in':
      return <KeyInPage />;
    case 'holder':
      return <HolderPage today={today} />;
    case 'staff':
      return <StaffPage timeZone={timeZone} />;
    case 'numbers':
      return <NumbersPage timeZone={timeZone} from={route.query.get('from') ?? ''} to={route.query.get('to') ?? ''} />;
    case 'set-up':
      return <SetupPage />;
    case 'case':
      return <CasePage key={second} reference={second} route={route} />;
    default:
      return (
        <>
          <Heading>There is no such page</Heading>
          <p>
            <a href="#/queue">Go to the queue</a>
          </p>
        </>
      );
  }
}
