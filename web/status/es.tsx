import { frameEs } from '../../shared/content/pages/frame-es.ts';
import { statusEs } from '../../shared/content/pages/status-es.ts';
import { startPage } from '../hydrate.tsx';
import { Status } from './status.tsx';

startPage('es', frameEs, ({ cardField }) => <Status words={statusEs} cardField={cardField} />);
