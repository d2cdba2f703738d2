import type { Brand } from '../../domain/brand.ts';

/** What a page of the package is made of. Written once, set twice (PDF and HTML), so that both copies always say the same. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone: 'lead' | 'plain' | 'quiet' }
  /** Set apart: something she should not overlook. */
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Labels and values; a value may have several lines. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** The first cell of a row names the row. `share` is the part of the width, all together 1. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly { readonly label: string; readonly share: number; readonly right?: boolean }[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** One document of the package, in one language. */
export interface Pages {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string, tone: 'lead' | 'plain' | 'quiet' = 'plain'): Block {
  return { kind: 'paragraph', text, tone };
}

/** Under the company's name, so that a printed page says where it came from and whom to call. */
export function senderLine({ postalAddress, phone }: Brand): string {
  return `${postalAddress.join(', ')}  ·  ${phone}`;
}

/** Every text of a block, for looking through all that will be printed. */
export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
    case 'notice':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.facts.flatMap((f) => [f.label, f.value]);
    case 'table':
      return [...block.columns.map((c) => c.label), ...block.rows.flat()];
  }
}
