import { formEn } from '../../shared/content/form/en.ts';
import { formEs } from '../../shared/content/form/es.ts';
import { printEn } from '../../shared/content/pages/print-en.ts';
import { printEs } from '../../shared/content/pages/print-es.ts';
import { type PrintPart, printForm } from '../../shared/content/pages/print-form.ts';
import { useFrame } from '../components/context.ts';
import { Page } from '../components/page.tsx';
import { printFile } from '../print-file.ts';

const form = { en: formEn, es: formEs };
const print = { en: printEn, es: printEs };

/** The form on paper. Needs no script; what the policy does not ask is left out by fill-pages. */
export function Print() {
  const { language, brand } = useFrame();
  const words = print[language];
  return (
    <Page path="/print/">
      <h1>{words.title}</h1>
      <p class="no-print">
        <a class="button second" href={printFile(language)} type="application/pdf">
          {words.pdf}
        </a>
      </p>
      <p class="no-print quiet">{words.howToPrint}</p>
      {printForm(form[language], words, brand).map((part) =>
        part.when === undefined ? (
          <Part part={part} />
        ) : (
          <>
            {`{{#${part.when}}}`}
            <Part part={part} />
            {`{{/${part.when}}}`}
          </>
        ),
      )}
    </Page>
  );
}

function Part({ part }: { readonly part: PrintPart }) {
  switch (part.kind) {
    case 'heading':
      return part.level === 2 ? <h2>{part.text}</h2> : <h3>{part.text}</h3>;
    case 'text':
      return <p>{part.text}</p>;
    case 'lines':
      return <p class="lines boxed">{part.text}</p>;
    case 'boxes':
      return (
        <div class="paper">
          <p class="label">{part.label}</p>
          {part.hint !== undefined && <p class="hint">{part.hint}</p>}
          <ul class="boxes">
            {part.options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
        </div>
      );
    case 'blank':
      return (
        <div class="paper">
          <p class="label">{part.label}</p>
          {part.hint !== undefined && <p class="hint">{part.hint}</p>}
          {Array.from({ length: part.rows }, (_, row) => (
            <div class="blank" key={row} />
          ))}
        </div>
      );
    default:
      return part satisfies never;
  }
}
