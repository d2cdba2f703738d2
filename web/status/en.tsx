import { frameEn } from '../../shared/content/pages/frame-en.ts';
import { statusEn } from '../../shared/content/pages/status-en.ts';
import { startPage } from '../hydrate.tsx';
import { Status } from './status.tsx';

startPage('en', frameEn, ({ cardField }) => <Status words={statusEn} cardField={cardField} />);
