import { noticeEn } from '../../shared/content/pages/notice-en.ts';
import { noticeEs } from '../../shared/content/pages/notice-es.ts';
import { LinkButton } from '../components/button.tsx';
import { inLanguage, useFrame } from '../components/context.ts';
import { Page } from '../components/page.tsx';

/** The public notice (L6). Needs no script: what depends on the policy is marked for fill-pages. */
export function Notice() {
  const { language, brand } = useFrame();
  const words = { en: noticeEn, es: noticeEs }[language];
  return (
    <Page path="/">
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(brand.company)}</p>
      <ul class="facts">
        {words.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p>
        <LinkButton href={inLanguage('/report/', language)}>{words.start}</LinkButton>
      </p>
      <ul class="quiet-list">
        {words.after.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{words.links.heading}</h2>
      <ul class="links">
        <li>
          <a href={inLanguage('/status/', language)}>{words.links.status}</a>
        </li>
        <li>
          <a href={inLanguage('/link/', language)}>{words.links.link}</a>
        </li>
        <li>
          <a href={inLanguage('/print/', language)}>{words.links.print}</a>
        </li>
      </ul>
      <h2>{words.get.heading}</h2>
      <ul>
        {words.get.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      <p>{words.get.note}</p>
      <h2>{words.have.heading}</h2>
      <p>{words.have.intro}</p>
      <ul>
        {'{{#identity}}'}
        <li>{words.have.identity}</li>
        {'{{/identity}}'}
        {'{{#report}}'}
        <li>{words.have.report}</li>
        {'{{/report}}'}
        <li>{words.have.account}</li>
      </ul>
      <p>{words.have.without}</p>
      <h2>{words.ways.heading}</h2>
      <p>{words.ways.online}</p>
      <p>{words.ways.post}</p>
      <p class="lines boxed">{brand.address}</p>
      <p>{words.ways.postNote}</p>
      <p>
        {words.ways.call} <a href={`tel:${brand.dial}`}>{brand.phone}</a>
      </p>
      <p>{words.ways.anyone}</p>
      <Section {...words.time} />
      <Section {...words.police} />
      <Section {...words.protect} />
      <hr />
      <p class="quiet">{words.law}</p>
      <p class="quiet">{words.version('{{policyVersion}}', '{{policySince}}')}</p>
    </Page>
  );
}

function Section({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  return (
    <>
      <h2>{heading}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
