import { formEn } from '../../shared/content/form/en.ts';
import { frameEn } from '../../shared/content/pages/frame-en.ts';
import { startPage } from '../hydrate.tsx';
import { Report } from './report.tsx';

startPage('en', frameEn, (data) => <Report words={formEn} data={data} />);
