import { channelWords, formWords, requesterWords, wantWords } from '../../shared/content/desk/words.ts';
import { channels, requesters, requestForms, wants } from '../../shared/domain/case/vocabulary.ts';
import { FieldSet } from '../components/choices.tsx';
import type { Option } from '../components/field.tsx';
import { AddressFields } from './address.tsx';
import { Area, Boxes, Choose, Pick, Text, type Values } from './form.tsx';
import { addressPaths, askerOf } from './key-in-body.ts';
import { accountKindWords, cardKindWords, happenedWords, helpWords, idWords, reportWords } from './key-in-words.ts';

/** Everything the printed form asks, in its order; a call needs little of it. Whatever was not said stays empty (L4, L5). */
export function KeyInFields({ values }: { readonly values: Values }) {
  const asker = askerOf(values);
  return (
    <>
      <Came />
      <WhatHappened values={values} />
      <Person />
      {asker !== 'self' && <Asker isOfficer={asker === 'officer'} />}
      <Reach isSelf={asker === 'self'} />
      <h2>Papers and copies</h2>
      <Choose name="report.proof.identity" label="Which ID comes with it" options={optionsOf(idWords)} optional />
      <Choose name="report.proof.report" label="Which report comes with it" options={optionsOf(reportWords)} optional />
      {asker !== 'officer' && <Officer />}
      <Text name="report.signature" label="Name it is signed with" optional />
    </>
  );
}

function optionsOf(words: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

const yesAndNo = optionsOf({ yes: 'Yes', no: 'No' });

function Came() {
  return (
    <>
      <Choose
        name="channel"
        label="How it came in"
        options={channels.filter((one) => one !== 'web').map((value) => ({ value, label: channelWords[value] }))}
      />
      <Text
        name="receivedOn"
        label="The day it first came to anyone here"
        hint="It can be days ago. The 30 days begin then. Like 2026-03-31"
        width="short"
      />
      <Choose
        name="form"
        label="What came in"
        options={requestForms.map((value) => ({ value, label: formWords[value] }))}
      />
      <Pick
        name="report.requester.kind"
        legend="Who asks?"
        options={requesters.map((value) => ({ value, label: requesterWords[value] }))}
      />
      <Area
        name="said"
        label="What the person said, in their own words"
        hint="No full card number and no Social Security number."
        optional
        rows={6}
      />
    </>
  );
}

function WhatHappened({ values }: { readonly values: Values }) {
  return (
    <>
      <h2>What happened</h2>
      <Boxes
        name="report.happened"
        legend="What happened"
        hint="Only what was said."
        options={optionsOf(happenedWords)}
      />
      {blocks(values, 'report.accounts').map((path, at) => (
        <FieldSet key={path} name={path} legend={`Account or purchase ${at + 1}`} optional>
          <Choose name={`${path}.kind`} label="Kind" options={optionsOf(accountKindWords)} />
          <Text name={`${path}.number`} label="Account, order or bill number" width="half" />
          <Text name={`${path}.month`} label="Month" hint="Like 3" width="tiny" inputMode="numeric" />
          <Text name={`${path}.year`} label="Year" hint="Like 2026" width="tiny" inputMode="numeric" />
          <Text name={`${path}.amount`} label="About how much" width="short" />
        </FieldSet>
      ))}
      <Area name="report.details" label="What else helps to find the records" optional rows={3} />
      <CardBlocks values={values} path="report.cards" />
      <Area
        name="report.ownAccounts"
        label="Emails of accounts to leave alone"
        hint="The person’s own, or of somebody they allow. Each on its own line."
        optional
        rows={2}
      />
      {askerOf(values) !== 'officer' && (
        <Boxes
          name="report.wants"
          legend="What the person wants"
          options={wants.map((value) => ({ value, label: wantWords[value] }))}
        />
      )}
    </>
  );
}

/** Cards as a person can say them: never their number (G13). */
export function CardBlocks(props: { readonly values: Values; readonly path: string; readonly most?: number }) {
  return blocks(props.values, props.path, props.most).map((path, at) => (
    <FieldSet key={path} name={path} legend={`Card or bank account of the person ${at + 1}`} optional>
      <Choose name={`${path}.kind`} label="Kind" options={optionsOf(cardKindWords)} />
      <Text name={`${path}.bank`} label="Name of the bank" width="half" />
      <Text name={`${path}.last4`} label="Last 4 digits" width="short" inputMode="numeric" />
      <Text name={`${path}.expMonth`} label="Month it ends" hint="Like 3" width="tiny" inputMode="numeric" />
      <Text name={`${path}.expYear`} label="Year it ends" hint="Like 2027" width="tiny" inputMode="numeric" />
    </FieldSet>
  ));
}

/** As many as the API takes, each shown once the one before has something in it. */
function blocks(values: Values, path: string, most = 10): readonly string[] {
  const isUsed = (at: number) =>
    Object.entries(values).some(([name, value]) => name.startsWith(`${path}.${at}.`) && value !== '');
  return Array.from({ length: most }, (_, at) => at)
    .filter((at) => at === 0 || isUsed(at) || isUsed(at - 1))
    .map((at) => `${path}.${at}`);
}

function Person() {
  return (
    <>
      <h2>The person</h2>
      <Text name="report.name.given" label="First or given name of the person" optional width="half" />
      <Text name="report.name.family" label="Last or family name of the person" optional width="half" />
      <Area name="report.name.other" label="Other names used" hint="Each on its own line." optional rows={2} />
      <Text name="report.birthDate" label="Date of birth" hint="Like 1980-03-31" optional width="short" />
      <Area
        name="report.otherEmails"
        label="Emails of the person that may have been used"
        hint="Each on its own line. We search for them and never write there."
        optional
        rows={2}
      />
      <Area
        name="report.otherPhones"
        label="Phones of the person that may have been used"
        hint="Each on its own line. We search for them and never call there."
        optional
        rows={2}
      />
      <AddressFields path={addressPaths.home} legend="Address of the person" />
      <AddressFields path={addressPaths.before} legend="Address when it happened, if it was another" />
    </>
  );
}

function Asker({ isOfficer }: { readonly isOfficer: boolean }) {
  return (
    <>
      <h2>Who asks for the person</h2>
      <p>We write to them, not to the person.</p>
      <Text name="report.requester.name" label="Name of the one who asks" optional={isOfficer} />
      {isOfficer ? (
        <>
          <Text name="report.requester.agency" label="Agency" />
          <Text name="report.requester.reportNumber" label="Their report or case number" optional width="half" />
        </>
      ) : (
        <Text name="report.requester.organisation" label="Firm or organization" optional />
      )}
      <Text name="report.requester.email" label="Email of the one who asks" type="email" optional width="half" />
      <Text name="report.requester.phone" label="Phone of the one who asks" type="tel" optional width="half" />
      <AddressFields path={addressPaths.asker} legend="Address of the one who asks" />
    </>
  );
}

function Reach({ isSelf }: { readonly isSelf: boolean }) {
  return (
    <>
      <h2>How to reach them</h2>
      <Pick
        name="report.contact"
        legend="How they want us to write"
        hint="Not said: by email where there is one, or else by mail."
        options={optionsOf({ email: 'Email', post: 'Mail' })}
      />
      <Text name="report.email" label="Email of the person" type="email" optional width="half" />
      <Text name="report.phones.0" label="Phone of the person" type="tel" optional width="half" />
      <Pick name="report.phoneMessage" legend="May we leave a message on that phone?" options={yesAndNo} />
      {isSelf && <AddressFields path={addressPaths.mailing} legend="Address for letters, if it is another" />}
      <Pick
        name="report.language"
        legend="Language of the letters"
        options={optionsOf({ en: 'English', es: 'Spanish' })}
      />
      <Boxes name="report.help" legend="What would help" options={optionsOf(helpWords)} />
      <Pick
        name="report.safeContact"
        legend="Could someone they live with see their mail or email?"
        hint="If so, subjects are plain, and no letter goes home before we have talked to them."
        options={yesAndNo}
      />
      <Text name="report.codeWord" label="Code word" hint="We say it first when we call." optional width="half" />
    </>
  );
}

function Officer() {
  return (
    <>
      <h3>A police officer who also gets the records</h3>
      <Text name="report.officer.agency" label="Agency of the officer" optional />
      <Text name="report.officer.name" label="Name of the officer" optional />
      <Text name="report.officer.email" label="Email of the officer" type="email" optional width="half" />
      <AddressFields path={addressPaths.officer} legend="Address of the officer" />
    </>
  );
}
