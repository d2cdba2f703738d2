import { fullName } from '../../shared/content/form/answers.ts';
import { Field } from '../components/field.tsx';
import { Notification, SummaryList } from '../components/panels.tsx';
import { checkSections } from './check-rows.ts';
import { lostFiles } from './files.ts';
import type { PartProps } from './part.ts';
import { hashOf } from './screens.ts';

export function Check({ words, answers, files, data }: PartProps) {
  const { check } = words;
  const lost = lostFiles(answers, files, data.policy);
  return (
    <>
      <h1 tabIndex={-1}>{check.title}</h1>
      <p>{check.hint}</p>
      {lost > 0 && <Notification title={words.files.lost(lost)} />}
      {checkSections(answers, files, words, data.policy).map(({ part, rows }) => (
        <section key={part} aria-label={check.sections[part]}>
          <h2>{check.sections[part]}</h2>
          <SummaryList
            rows={rows.map(({ label, value, screen }) => ({
              label,
              value: value.length === 0 ? [words.notGiven] : value,
              change: { href: hashOf({ screen, change: true }), word: words.change },
            }))}
          />
        </section>
      ))}
    </>
  );
}

export function Sign({ words, answers, set, error }: PartProps) {
  const { sign } = words;
  return (
    <>
      <h1 tabIndex={-1}>{sign.title}</h1>
      <SummaryList rows={[{ label: words.check.rows.name, value: [fullName(answers)] }]} />
      <p>{sign.statement}</p>
      <Field
        name="signature"
        label={sign.label}
        autoComplete={answers.who === 'self' ? 'name' : undefined}
        autoCapitalize="words"
        value={answers.signature}
        error={error('signature')}
        onValue={(signature) => set({ signature })}
      />
    </>
  );
}
