import { useEffect } from 'preact/hooks';
import * as z from 'zod/mini';
import type { CardFieldWords } from '../../shared/content/form/words.ts';
import { Button } from './button.tsx';

const message = z.object({
  type: z.literal('card-token'),
  token: z.string(),
  last4: z.string(),
  expMonth: z.number(),
  expYear: z.number(),
});

export type ConfirmedCard = Omit<z.infer<typeof message>, 'type'>;

/** The provider's field in a frame of its own origin. What it says is taken only from there. */
export function CardFrame(props: {
  readonly words: CardFieldWords;
  /** Address of the payment provider's own card field. */
  readonly field: string;
  readonly onCard: (card: ConfirmedCard) => void;
  readonly onClose: () => void;
}) {
  const { words: w, onCard, onClose } = props;
  const field = new URL(props.field);
  const { origin } = field;
  field.searchParams.set('origin', location.origin);
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin) return;
      const read = message.safeParse(event.data);
      if (!read.success) return;
      const { type: _, ...card } = read.data;
      onCard(card);
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  });
  return (
    <div class="group">
      {w.confirmText.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <iframe class="card-field" src={field.href} title={w.frame} />
      <Button kind="quiet" onClick={onClose}>
        {w.close}
      </Button>
    </div>
  );
}
