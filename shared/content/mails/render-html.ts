import { type Html, html, renderDocument } from '../html.ts';
import type { Block, MailBody, WorkColumns, WorkRow } from './blocks.ts';

/**
 * Mail clients drop style sheets, so every rule is inline; text and links have no colour of their own, so that light and dark
 * come from the reader's device (ux.md, Mails, rule 6).
 */
const font =
  'font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:17px;line-height:1.5';
const css = ':root { color-scheme: light dark; }';
const accent = '#2f7fa6';
const line = '#8a97a3';

export function renderHtml(company: string, mail: MailBody): string {
  // Gmail drops <html lang>, so the column says it again.
  const body = html`<body style="margin:0;padding:0">
<div lang="${mail.language}" style="max-width:560px;margin:0 auto;padding:24px 20px 32px;${font};overflow-wrap:break-word;word-wrap:break-word">
<p style="margin:0;padding:0 0 12px;border-bottom:3px solid ${accent};font-weight:600">${company}</p>
<h1 style="margin:28px 0 20px;font-size:28px;line-height:1.25;font-weight:700">${mail.title}</h1>
${mail.blocks.map(blockHtml)}
<div style="margin:36px 0 0;padding:16px 0 0;border-top:1px solid ${line};font-size:15px">
${mail.footer.map((words) => html`<p style="margin:0 0 10px">${words}</p>\n`)}${
  mail.otherLanguage && html`<p lang="${mail.otherLanguage.language}" style="margin:0">${mail.otherLanguage.text}</p>\n`
}</div>
</div>
</body>`;
  return renderDocument({ lang: mail.language, title: mail.subject, css, body });
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'text':
      return html`<p style="margin:0 0 14px">${block.text}</p>\n`;
    case 'heading':
      return html`<h2 style="margin:30px 0 10px;font-size:20px;line-height:1.3;font-weight:700">${block.text}</h2>\n`;
    case 'key':
      return html`<p style="margin:0 0 18px;padding:4px 0 4px 14px;border-left:4px solid ${accent};font-size:19px;font-weight:600">${block.text}</p>\n`;
    case 'fact':
      return html`<p style="margin:0 0 14px">${block.label}: <strong>${block.value}</strong></p>\n`;
    case 'list':
      return html`<ul style="margin:0 0 14px;padding:0 0 0 24px">${block.items.map(item)}</ul>\n`;
    case 'steps':
      return html`<ol style="margin:0 0 14px;padding:0 0 0 24px">${block.items.map(item)}</ol>\n`;
    case 'code':
      return html`<p style="margin:0 0 18px;font-family:ui-monospace,Consolas,Menlo,monospace;font-size:34px;font-weight:700;letter-spacing:4px">${block.code}</p>\n`;
    case 'work':
      return work(block.columns, block.rows);
    case 'action':
      return html`<p style="margin:22px 0 14px">${block.label}<br><a href="${block.url}" style="display:inline-block;padding:10px 0;font-weight:600;overflow-wrap:anywhere;word-break:break-word">${block.url}</a></p>\n`;
    default:
      return block satisfies never;
  }
}

function item(words: string): Html {
  return html`<li style="margin:0 0 6px">${words}</li>`;
}

function work(columns: WorkColumns, rows: readonly WorkRow[]): Html {
  const cell = `padding:10px 12px 10px 0;border-bottom:1px solid ${line};text-align:left;vertical-align:top`;
  const head = `${cell};border-bottom:2px solid ${accent};font-size:15px`;
  return html`<table style="width:100%;margin:0 0 14px;border-collapse:collapse;font-size:16px">
<thead><tr><th scope="col" style="${head}">${columns.what}</th><th scope="col" style="${head};width:34%">${columns.owner}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><td style="${cell}"><strong>${row.what}</strong><br>${row.next}</td><td style="${cell}">${row.owner}</td></tr>\n`,
  )}</tbody>
</table>\n`;
}
