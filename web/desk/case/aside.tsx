import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { Choose, Form, Why } from '../form.tsx';
import { useCase } from './context.ts';

/** Who must not work on this case because it is about them or somebody close to them, and how they come back. */
export function Aside(props: {
  readonly people: readonly { readonly value: string; readonly label: string }[];
  readonly aside: readonly string[];
}) {
  const { order, done } = useCase();
  const { me, name } = useDesk();
  return (
    <>
      <Details summary="Somebody must stand aside">
        <Form
          id="aside"
          send="Keep them off this case"
          kind="second"
          check={({ staff = '' }) => (staff === '' ? { staff: 'Choose who stands aside' } : {})}
          onSend={({ staff, note }) => order('aside', { staff, note })}
          onDone={(_, { staff = '' }) =>
            done(staff === me.id ? 'It is recorded.' : `${name(staff)} stands aside from this case.`)
          }
        >
          <p>
            For a case about a colleague, about you, or about somebody close to one of you. They no longer see it or act
            on it, and what they had of it goes to the owner or the backup.
          </p>
          <Choose name="staff" label="Who stands aside" options={props.people} />
          <Why label="What ties them to this case" />
        </Form>
      </Details>
      {me.roles.includes('approver') &&
        props.aside.map((id) => (
          <Details key={id} summary={`Let back: ${name(id)}`}>
            <Form
              id={`let-back-${id}`}
              send="Let them back"
              kind="second"
              onSend={({ note }) => order(`aside/${encodeURIComponent(id)}/back`, { note })}
              onDone={() => done(`${name(id)} works on this case again.`)}
            >
              <Why label="Why it does not tie them any more" />
            </Form>
          </Details>
        ))}
    </>
  );
}
