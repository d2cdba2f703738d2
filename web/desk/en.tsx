import { hydrate } from 'preact';
import { frameEn } from '../../shared/content/pages/frame-en.ts';
import { FrameProvider } from '../components/context.ts';
import { staffData } from '../page-data.ts';
import { Desk } from './desk.tsx';

const root = document.getElementById('page');
if (root === null) throw new Error('the page has no #page');
const data = staffData.parse(JSON.parse(document.getElementById('page-data')?.textContent ?? ''));
const frame = { language: 'en', words: frameEn, brand: data.brand, sentence: () => '' } as const;
hydrate(
  <FrameProvider value={frame}>
    <Desk data={data} />
  </FrameProvider>,
  root,
);
