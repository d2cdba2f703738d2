import { mkdirSync, writeFileSync } from 'node:fs';
import { renderMail } from '../shared/content/mails/render-mail.ts';
import { languages } from '../shared/domain/brand.ts';
import { brand, mails } from '../test/unit/content/fixtures.ts';

/** Writes every mail of the tests to .tmp/mails, as HTML and text, to be looked at: `node tools/mail-gallery.ts`. */
const folder = '.tmp/mails';
mkdirSync(folder, { recursive: true });
let count = 0;
for (const [id, variants] of Object.entries(mails)) {
  for (const [index, mail] of variants.entries()) {
    for (const language of id.startsWith('V') ? languages : (['en'] as const)) {
      for (const safeContact of id.startsWith('V') ? [false, true] : [false]) {
        const rendered = renderMail(mail, { brand, language, safeContact });
        const name = `${folder}/${id}.${index + 1}.${language}${safeContact ? '.safe' : ''}`;
        writeFileSync(`${name}.html`, rendered.html);
        writeFileSync(`${name}.txt`, `Subject: ${rendered.subject}\n\n${rendered.text}`);
        count += 1;
      }
    }
  }
}
console.log(`${count} mails in ${folder}`);
