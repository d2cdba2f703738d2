import { formEs } from '../../shared/content/form/es.ts';
import { frameEs } from '../../shared/content/pages/frame-es.ts';
import { startPage } from '../hydrate.tsx';
import { Report } from './report.tsx';

startPage('es', frameEs, (data) => <Report words={formEs} data={data} />);
