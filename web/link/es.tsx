import { frameEs } from '../../shared/content/pages/frame-es.ts';
import { statusEs } from '../../shared/content/pages/status-es.ts';
import { startPage } from '../hydrate.tsx';
import { Link } from './link.tsx';

startPage('es', frameEs, () => <Link words={statusEs} />);
