import { frameEn } from '../../shared/content/pages/frame-en.ts';
import { statusEn } from '../../shared/content/pages/status-en.ts';
import { startPage } from '../hydrate.tsx';
import { Link } from './link.tsx';

startPage('en', frameEn, () => <Link words={statusEn} />);
