import type { Block, MailBody } from './blocks.ts';

/** The text part: one paragraph a line, blank lines between, no ornaments that a screen reader would read out. */
export function renderText(company: string, mail: MailBody): string {
  return `${[
    company,
    mail.title,
    ...mail.blocks.map(blockText),
    '--',
    ...mail.footer,
    ...(mail.otherLanguage ? [mail.otherLanguage.text] : []),
  ].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'heading':
    case 'key':
      return block.text;
    case 'fact':
      return `${block.label}: ${block.value}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'code':
      return block.code;
    case 'work':
      return block.rows
        .map((row, index) => `${index + 1}. ${row.what}\n   ${row.next}\n   ${block.columns.owner}: ${row.owner}`)
        .join('\n\n');
    case 'action':
      return `${block.label}\n${block.url}`;
    default:
      return block satisfies never;
  }
}
