import { Lines } from '../../components/panels.tsx';
import type { Preview } from '../schemas.ts';

/** What the person gets, word for word, in their own language. */
export function PreviewBox({ preview }: { readonly preview: Preview }) {
  const { preview: page, message } = preview;
  if (page === undefined && message === undefined) return <p>The person is not told of this decision.</p>;
  return (
    <div class="previews">
      {page !== undefined && (
        <section class="preview" lang={page.language} aria-labelledby="preview-page">
          <p class="preview-kind" lang="en" id="preview-page">
            On the person’s page
          </p>
          <p class="preview-title">{page.title}</p>
          {page.parts.map(({ heading, text, items }) => (
            <div key={heading}>
              <p class="preview-heading">{heading}</p>
              <Lines text={text} items={items} />
            </div>
          ))}
        </section>
      )}
      {message !== undefined && (
        <section class="preview" lang={page?.language ?? 'en'} aria-labelledby="preview-message">
          <p class="preview-kind" lang="en" id="preview-message">
            {message.by === 'post' ? 'By mail, on paper' : 'By email'}
          </p>
          <p class="preview-title">{message.subject}</p>
          <pre class="preview-text" tabIndex={0} aria-labelledby="preview-message">
            {message.text}
          </pre>
        </section>
      )}
    </div>
  );
}
