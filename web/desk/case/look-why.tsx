import { lookReasonWords } from '../../../shared/content/desk/words.ts';
import { lookReasons } from '../../../shared/domain/case/vocabulary.ts';
import { Pick } from '../form.tsx';

/** What was given last in this tab, by case: whoever reads the request and then calls says it once. */
const given = new Map<string, string>();

export function reasonGiven(id: string): string {
  return given.get(id) ?? '';
}

export function keepReason(id: string, why: string | undefined): void {
  if (why !== undefined) given.set(id, why);
}

/** Why somebody looks, out of a closed list, where no task says it (T9). */
export function LookWhy() {
  return (
    <Pick
      name="why"
      legend="Why do you look?"
      options={lookReasons.map((value) => ({ value, label: lookReasonWords[value] }))}
    />
  );
}
