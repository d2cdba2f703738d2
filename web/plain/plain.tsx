import { plainEn } from '../../shared/content/pages/plain-en.ts';
import { plainEs } from '../../shared/content/pages/plain-es.ts';
import { LinkButton } from '../components/button.tsx';
import { inLanguage, useFrame } from '../components/context.ts';
import { Page } from '../components/page.tsx';
import { Lines } from '../components/panels.tsx';

const words = { en: plainEn, es: plainEs };

/** Privacy and accessibility: headings and sentences, no script. */
export function Plain({ which }: { readonly which: 'privacy' | 'accessibility' }) {
  const { language } = useFrame();
  return (
    <Page path={`/${which}/`}>
      <Sections {...words[language][which]} />
    </Page>
  );
}

/** At an address that leads nowhere. */
export function Lost() {
  const { language } = useFrame();
  const { lost } = words[language];
  return (
    <Page path="/404/">
      <Sections {...lost} />
      <p>
        <LinkButton href={inLanguage('/', language)}>{lost.go}</LinkButton>
      </p>
    </Page>
  );
}

function Sections({ title, lead, sections }: (typeof plainEn)['privacy']) {
  return (
    <>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {sections.map(({ heading, lines, items = [] }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <Lines text={lines} items={items} />
        </section>
      ))}
    </>
  );
}
