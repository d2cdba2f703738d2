import { useState } from 'preact/hooks';
import type { StatusPageWords } from '../../shared/content/pages/status.ts';
import { Page } from '../components/page.tsx';
import { LinkForm } from './link-form.tsx';

export function Link({ words }: { readonly words: StatusPageWords }) {
  const [said, say] = useState('');
  return (
    <Page path="/link/">
      <p class="away" role="status">
        {said}
      </p>
      <h1>{words.link.title}</h1>
      <LinkForm words={words} say={say} />
    </Page>
  );
}
