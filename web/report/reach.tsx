import { isFor } from '../../shared/content/form/answers.ts';
import { Button } from '../components/button.tsx';
import { Checkbox, Checkboxes, Radios } from '../components/choices.tsx';
import { Country } from '../components/country.tsx';
import { Field, TextArea } from '../components/field.tsx';
import { likelyEmail } from './email-hint.ts';
import { choicesOf, optionsOf } from './options.ts';
import type { PartProps } from './part.ts';

export function Asker({ words, answers, set, error }: PartProps) {
  const who = isFor(answers) === 'officer' ? 'officer' : 'other';
  const { asker } = words;
  return (
    <>
      <h1 tabIndex={-1}>{asker[who].title}</h1>
      <p class="hint">{asker[who].hint}</p>
      {who === 'officer' && (
        <Field
          name="requester.agency"
          label={asker.agency}
          autoComplete="organization"
          value={answers.agency}
          error={error('requester.agency')}
          onValue={(agency) => set({ agency })}
        />
      )}
      <Field
        name="requester.name"
        label={asker.name}
        autoComplete="name"
        autoCapitalize="words"
        optional={who === 'officer'}
        value={answers.askerName}
        error={error('requester.name')}
        onValue={(askerName) => set({ askerName })}
      />
      {who === 'officer' ? (
        <Field
          name="requester.reportNumber"
          label={asker.reportNumber}
          optional
          width="half"
          value={answers.reportNumber}
          error={error('requester.reportNumber')}
          onValue={(reportNumber) => set({ reportNumber })}
        />
      ) : (
        <Field
          name="requester.organisation"
          label={asker.organisation}
          optional
          autoComplete="organization"
          value={answers.organisation}
          error={error('requester.organisation')}
          onValue={(organisation) => set({ organisation })}
        />
      )}
    </>
  );
}

export function Contact(props: PartProps) {
  const { words, answers, set, error } = props;
  const { contact } = words;
  const own = isFor(answers) === 'self';
  const options = choicesOf(contact.options).map((option) =>
    option.value === 'post' && !own ? { ...option, hint: contact.postTheirs } : option,
  );
  return (
    <Radios
      name="contact"
      legend={contact.title}
      hint={contact.hint}
      heading
      options={options}
      value={answers.contact}
      error={error('contact')}
      onValue={(chosen) => set({ contact: chosen })}
      inside={
        answers.contact === 'email'
          ? { value: 'email', children: <Email {...props} /> }
          : own
            ? { value: 'post', children: <Email {...props} /> }
            : { value: 'post', children: <Letters {...props} /> }
      }
    />
  );
}

/** Where to write to, or with letters one more to search for. */
function Email({ words, answers, set, error, say }: PartProps) {
  const isLetters = answers.contact === 'post';
  const meant = likelyEmail(answers.email);
  return (
    <>
      <Field
        name="email"
        label={words.contact.email}
        hint={isLetters ? words.contact.emailToSearch : words.contact.emailHint}
        optional={isLetters}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        value={answers.email}
        error={error('email')}
        onValue={(email) => set({ email })}
      />
      {meant !== undefined && (
        <p>
          <Button
            kind="quiet"
            onClick={() => {
              set({ email: meant });
              say(meant);
            }}
          >
            {words.contact.didYouMean(meant)}
          </Button>
        </p>
      )}
    </>
  );
}

function Letters({ words, answers, set, error }: PartProps) {
  return (
    <>
      <TextArea
        name="requester.address"
        label={words.contact.lines}
        hint={words.contact.linesHint}
        rows={4}
        spellcheck={false}
        value={answers.lines}
        error={error('requester.address')}
        onValue={(lines) => set({ lines })}
      />
      <Country
        name="requester.address.country"
        label={words.address.country}
        empty={words.address.stateEmpty}
        value={answers.askerCountry}
        error={error('requester.address.country')}
        onValue={(askerCountry) => set({ askerCountry })}
      />
    </>
  );
}

export function Easier(props: PartProps) {
  const { words, answers, set, error } = props;
  const { easier, asker } = words;
  const who = isFor(answers);
  return (
    <>
      <h1 tabIndex={-1}>{easier.title}</h1>
      <p class="hint">{easier.hint}</p>
      <Field
        name="phone"
        label={who === 'self' ? easier.phone : asker.phone}
        hint={who === 'self' ? easier.phoneHint : asker.phoneHint[who]}
        type="tel"
        autoComplete="tel"
        width="half"
        value={answers.phone}
        error={error('phone')}
        onValue={(phone) => set({ phone })}
      />
      {who === 'self' && answers.phone.trim() !== '' && (
        <Checkbox
          name="phoneMessage"
          label={easier.message}
          checked={answers.message}
          onValue={(message) => set({ message })}
        />
      )}
      {who !== 'officer' && (
        <>
          <Radios
            name="language"
            legend={easier.language}
            options={optionsOf(easier.languages)}
            value={answers.letters || words.language}
            onValue={(letters) => set({ letters })}
          />
          <Checkboxes
            name="help"
            legend={easier.help}
            options={optionsOf(easier.helps)}
            values={answers.help}
            onValues={(help) => set({ help: [...help] })}
          />
        </>
      )}
      {who === 'self' && <Safe {...props} />}
    </>
  );
}

function Safe({ words, answers, set, error }: PartProps) {
  const { easier } = words;
  return (
    <Radios
      name="safeContact"
      legend={easier.safe}
      hint={easier.safeHint}
      options={[
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]}
      value={answers.safe}
      onValue={(safe) => set({ safe })}
      inside={{
        value: 'yes',
        children: (
          <>
            <p>{easier.safeThen}</p>
            <Field
              name="codeWord"
              label={easier.codeWord}
              hint={easier.codeWordHint}
              optional
              width="half"
              value={answers.codeWord}
              error={error('codeWord')}
              onValue={(codeWord) => set({ codeWord })}
            />
          </>
        ),
      }}
    />
  );
}
