import { classWords } from '../../../shared/content/desk/words.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { Details } from '../../components/panels.tsx';
import { enteredClasses, faultsByLine, partsOf } from '../entered-records.ts';
import { addressLike, cardLike } from '../entered-traces.ts';
import { Area, Choose, Form, Text, Why } from '../form.tsx';
import type { Match } from '../schemas.ts';
import { useCase } from './context.ts';

/** What there is of every kind of record where no system hands it over: every kind has its line, and none is an answer too (L25, L28). */
export function RecordsByHand({ match }: { readonly match: Match }) {
  const { order, done } = useCase();
  return (
    <Details summary={`Enter the records by hand: ${match.account}`}>
      <Form
        id={`records-${match.id}`}
        send="Save the records"
        check={(values) => enteredClasses(values).wrong}
        placed={faultsByLine}
        onSend={(values) =>
          order(`matches/${match.id}/records`, { classes: enteredClasses(values).classes, note: values['note'] })
        }
        onDone={() => done('The records are saved. What is another person’s was left out.')}
      >
        {(values) => (
          <>
            <p>
              One record a line, its parts with | between them, in the order given; a part may be empty. Lines copied
              from a spreadsheet work too. What stands on it of the person: an email, a phone number, a card as{' '}
              {cardLike}, an address as {addressLike}, or the person’s name where the account was opened in it.
            </p>
            {recordClasses.map((kind, at) => (
              <fieldset class="group block" key={kind}>
                <legend class="block-title">{classWords[kind]}</legend>
                <Choose
                  name={`classes.${at}.status`}
                  label="What there is"
                  options={[
                    { value: 'none', label: 'None exist' },
                    { value: 'held-by', label: 'Another has them' },
                    { value: 'supplied', label: 'Enter them' },
                  ]}
                />
                {values[`classes.${at}.status`] === 'held-by' && (
                  <>
                    <Text name={`classes.${at}.holder`} label="Who has them" width="half" />
                    <Text name={`classes.${at}.askedOn`} label="Asked on" hint="Like 2026-03-31" width="short" />
                  </>
                )}
                {values[`classes.${at}.status`] === 'supplied' && (
                  <Area name={`classes.${at}.records`} label="Records" hint={partsOf(kind).join(' | ')} />
                )}
              </fieldset>
            ))}
            <Why label="Where you found them" />
          </>
        )}
      </Form>
    </Details>
  );
}
