import type { Way } from '../../shared/domain/case/vocabulary.ts';

export const wayWords: Readonly<Record<Way, string>> = { email: 'Email', post: 'Mail' };
