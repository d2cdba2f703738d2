import type { ChoiceWords } from '../../shared/content/form/words.ts';
import type { Option } from '../components/field.tsx';

export function choicesOf(choices: Readonly<Record<string, ChoiceWords>>): readonly Option[] {
  return Object.entries(choices).map(([value, { label, hint }]) => ({ value, label, hint }));
}

export function optionsOf(labels: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}
