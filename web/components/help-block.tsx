import { inLanguage, useFrame } from './context.ts';

/** Phone, paper and help from others: the same on every page and in the same place. */
export function HelpBlock({ lifeline }: { readonly lifeline: boolean }) {
  const { language, words, brand } = useFrame();
  const { help, footer } = words;
  const links = [
    { path: '/', label: footer.notice },
    { path: '/status/', label: footer.status },
    { path: '/privacy/', label: footer.privacy },
    { path: '/accessibility/', label: footer.accessibility },
  ];
  return (
    <footer class="help" aria-labelledby="help-heading">
      <div class="wide">
        <h2 id="help-heading">{help.heading}</h2>
        <div class="help-columns">
          <div>
            <p>
              {help.call} <a href={`tel:${brand.dial}`}>{brand.phone}</a> ({`${help.tty}\u00a0${brand.tty}`})<br />
              {brand.hours}
            </p>
            {lifeline && <p>{help.lifeline}</p>}
          </div>
          <div>
            <p>{help.post}</p>
            <p class="lines">{brand.address}</p>
            <p>
              <a href={inLanguage('/print/', language)}>{help.print}</a>
            </p>
          </div>
          <details>
            <summary>{help.others}</summary>
            <p>{help.ftc}</p>
            <p>{help.itrc}</p>
          </details>
        </div>
        <ul class="foot-links">
          {links.map(({ path, label }) => (
            <li key={path}>
              <a href={inLanguage(path, language)}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </footer>
  );
}
