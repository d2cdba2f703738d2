import { useState } from 'preact/hooks';
import type { FormWords } from '../../shared/content/form/words.ts';
import { Button } from '../components/button.tsx';

/** Says where the answers are, and takes them away when asked twice. */
export function ClearAnswers({ words, onClear }: { readonly words: FormWords; readonly onClear: () => void }) {
  const [asking, ask] = useState(false);
  return (
    <div class="kept">
      <p class="quiet">{words.saved}</p>
      {asking ? (
        <div role="group" aria-label={words.clear.sure}>
          <p>{words.clear.sure}</p>
          <div class="pair">
            <Button
              kind="second"
              onClick={() => {
                ask(false);
                onClear();
              }}
            >
              {words.clear.yes}
            </Button>
            <Button kind="second" onClick={() => ask(false)}>
              {words.clear.no}
            </Button>
          </div>
        </div>
      ) : (
        <Button kind="quiet" onClick={() => ask(true)}>
          {words.clear.open}
        </Button>
      )}
    </div>
  );
}
