import { fieldSentence } from '../../../shared/content/errors.ts';
import { Details } from '../../components/panels.tsx';
import { useDesk } from '../context.ts';
import { moment } from '../dates.tsx';
import { Form, Why } from '../form.tsx';
import { Table } from '../table.tsx';
import { type SectionProps, useCase } from './context.ts';
import { documentName, documentStatusWords } from './names.ts';
import { Scan } from './scan.tsx';
import { ViewerPage } from './viewer.tsx';

/** What the person sent. Each look at it is written down with its reason. */
export function EvidencePage({ path: [first] }: SectionProps) {
  const { it, at, order, done } = useCase();
  const { acts, name } = useDesk();
  const document = first === undefined ? undefined : it.file.documents[first];
  if (document !== undefined) return <ViewerPage document={document} />;
  const looks = (id: string) =>
    it.viewed.filter((one) => (one.what === 'page' || one.what === 'original') && one.about === id);
  return (
    <>
      <Table
        caption="Documents"
        hideCaption
        rows={Object.values(it.file.documents)}
        keyOf={({ id }) => id}
        none="Nothing was sent so far."
        columns={[
          {
            id: 'document',
            label: 'Document',
            heads: true,
            cell: ({ id, status }) =>
              status === 'received' && acts ? (
                <a class="row-link" href={at('evidence', id)}>
                  {documentName(it, id)}
                </a>
              ) : (
                documentName(it, id)
              ),
          },
          {
            id: 'status',
            label: 'Stands',
            cell: ({ status, reason }) =>
              reason === undefined
                ? documentStatusWords[status]
                : `Not accepted. ${fieldSentence(`file.${reason}`, 'en')}`,
          },
          { id: 'pages', label: 'Pages', cell: ({ pages }) => (pages === undefined ? 'Not known' : String(pages)) },
          { id: 'at', label: 'Since', cell: (one) => moment(one.at, it.file.timeZone) },
          { id: 'by', label: 'Came', cell: ({ byStaff }) => (byStaff ? 'Scanned here' : 'From the person') },
          {
            id: 'looks',
            label: 'Looked at',
            cell: ({ id }) => {
              const who = [...new Set(looks(id).map((one) => name(one.who)))];
              return who.length === 0 ? 'By nobody' : `${looks(id).length} times, by ${who.join(', ')}`;
            },
          },
        ]}
      />
      {acts &&
        Object.values(it.file.documents)
          .filter(({ status }) => status === 'arrived' || status === 'promised')
          .map(({ id }) => (
            <Details key={id} summary={`Give up on ${documentName(it, id)}: it is asked for again`}>
              <Form
                id={`give-up-${id}`}
                send="Ask for it again"
                kind="second"
                onSend={({ note }) => order(`documents/${id}`, { note })}
                onDone={() => done('The person is asked to send it again.')}
              >
                <Why />
              </Form>
            </Details>
          ))}
      {acts && <Scan />}
    </>
  );
}
