import { isFor } from '../../shared/content/form/answers.ts';
import type { FilePurpose } from '../../shared/content/form/words.ts';
import { Radios } from '../components/choices.tsx';
import { Country } from '../components/country.tsx';
import { Field, TextArea } from '../components/field.tsx';
import { Details, Notification } from '../components/panels.tsx';
import { FileList } from '../documents/file-list.tsx';
import { lostOf, takesFiles } from './files.ts';
import { choicesOf } from './options.ts';
import { ofWhom, type PartProps } from './part.ts';

function Files({ purpose, ...props }: PartProps & { readonly purpose: FilePurpose }) {
  const { words, files, setFiles, say, answers } = props;
  const lost = lostOf(purpose, answers, files);
  return (
    <>
      {lost > 0 && <Notification title={words.files.lost(lost)} />}
      <FileList
        purpose={purpose}
        words={words}
        files={files[purpose]}
        onFiles={(chosen) => setFiles({ [purpose]: chosen })}
        say={say}
      />
    </>
  );
}

export function Identity(props: PartProps) {
  const { words, answers, set, error } = props;
  const { identity } = words;
  const { title, hint } = identity[ofWhom(answers)];
  return (
    <>
      <Radios
        name="proof.identity"
        legend={title}
        hint={hint}
        heading
        options={choicesOf(identity.options)}
        value={answers.identity}
        error={error('proof.identity')}
        onValue={(chosen) => set({ identity: chosen })}
        inside={{ value: 'none', children: <p>{identity.none}</p> }}
      />
      {takesFiles('identity', answers) && <Files {...props} purpose="identity" />}
    </>
  );
}

export function ReportProof(props: PartProps) {
  const { words, answers, set, error } = props;
  const { report } = words;
  return (
    <>
      <Radios
        name="proof.report"
        legend={report.title}
        hint={report.hint}
        heading
        options={choicesOf(report.options)}
        value={answers.report}
        error={error('proof.report')}
        onValue={(chosen) => set({ report: chosen })}
      />
      {takesFiles('report', answers) && <Files {...props} purpose="report" />}
      <Details summary={report.help.summary} open={answers.report === 'help'}>
        {report.help.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Details>
    </>
  );
}

export function Authority(props: PartProps) {
  const { words, answers } = props;
  const { title, hint } = words.authority[isFor(answers) === 'officer' ? 'officer' : 'other'];
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="hint">{hint}</p>
      <Files {...props} purpose="authority" />
    </>
  );
}

export function OtherPapers(props: PartProps) {
  const { other } = props.words;
  return (
    <>
      <h1 tabIndex={-1}>{other.title}</h1>
      <p class="hint">{other.hint}</p>
      <Files {...props} purpose="other" />
    </>
  );
}

export function OfficerCopy({ words, answers, set, error }: PartProps) {
  const { officer } = words;
  return (
    <Radios
      name="toOfficer"
      legend={officer.title}
      hint={officer.hint}
      heading
      optional
      options={[
        { value: 'no', label: words.no },
        { value: 'yes', label: words.yes },
      ]}
      value={answers.toOfficer}
      onValue={(toOfficer) => set({ toOfficer })}
      inside={{
        value: 'yes',
        children: (
          <>
            <p>{officer.note}</p>
            <Field
              name="officer.agency"
              label={officer.agency}
              value={answers.officerAgency}
              error={error('officer.agency')}
              onValue={(officerAgency) => set({ officerAgency })}
            />
            <Field
              name="officer.name"
              label={officer.name}
              optional
              autoCapitalize="words"
              value={answers.officerName}
              error={error('officer.name')}
              onValue={(officerName) => set({ officerName })}
            />
            <Field
              name="officer.reportNumber"
              label={officer.reportNumber}
              optional
              value={answers.officerReport}
              error={error('officer.reportNumber')}
              onValue={(officerReport) => set({ officerReport })}
            />
            <Field
              name="officer.email"
              label={officer.email}
              type="email"
              autoCapitalize="none"
              value={answers.officerEmail}
              error={error('officer.email')}
              onValue={(officerEmail) => set({ officerEmail })}
            />
            <TextArea
              name="officer.address"
              label={officer.address}
              hint={officer.addressHint}
              rows={4}
              spellcheck={false}
              value={answers.officerLines}
              error={error('officer.address')}
              onValue={(officerLines) => set({ officerLines })}
            />
            <Country
              name="officer.address.country"
              label={words.address.country}
              empty={words.address.stateEmpty}
              value={answers.officerCountry}
              error={error('officer.address.country')}
              onValue={(officerCountry) => set({ officerCountry })}
            />
          </>
        ),
      }}
    />
  );
}
