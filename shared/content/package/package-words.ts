import type { Language } from '../../domain/brand.ts';
import { packageEn } from './en.ts';
import { packageEs } from './es.ts';
import type { PackageWords } from './words.ts';

export const packageWords: Readonly<Record<Language, PackageWords>> = { en: packageEn, es: packageEs };
