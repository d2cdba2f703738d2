import type { Answers } from '../../shared/content/form/answers.ts';
import type { FormWords } from '../../shared/content/form/words.ts';
import type { PageData } from '../page-data.ts';
import type { Files } from './store.ts';

/** What a question gets and may change. */
export interface PartProps {
  readonly words: FormWords;
  readonly answers: Answers;
  readonly set: (change: Partial<Answers>) => void;
  /** The sentence of what is wrong with a control, after Continue. */
  readonly error: (control: string) => string | undefined;
  readonly data: PageData;
  readonly files: Files;
  readonly setFiles: (change: Partial<Files>) => void;
  /** Says something that is not seen, such as "Removed". */
  readonly say: (sentence: string) => void;
}

/** Asked about herself or about the one she asks for. */
export function ofWhom(answers: Answers): 'yours' | 'theirs' {
  return answers.who === 'other' || answers.who === 'officer' ? 'theirs' : 'yours';
}
