import { fieldSentence, problemSentence } from '../../shared/content/errors.ts';
import { basicAnswers, type Given } from '../../shared/content/form/basic-answers.ts';
import {
  type BasicPage,
  checkPage,
  formPage,
  problemPage,
  receiptPage,
} from '../../shared/content/form/basic-pages.ts';
import { allFaults } from '../../shared/content/form/faults.ts';
import { toReport } from '../../shared/content/form/to-report.ts';
import { html } from '../../shared/content/html.ts';
import type { Brand, Language } from '../../shared/domain/brand.ts';
import { type ElectedProofs, needsOf } from '../../shared/domain/policy.ts';
import type { HttpAnswer } from '../../shared/lambda/http.ts';
import { report } from '../../shared/schemas/report.ts';
import { type FileReportDeps, fileReport } from '../../shared/usecases/file-report.ts';
import { statusPage } from '../../shared/usecases/private-link.ts';

export type BasicDeps = FileReportDeps & { readonly policy: ElectedProofs & { readonly birthDate?: boolean } };

/** Controls that are ours and no answers. */
const ours = new Set(['page', 'step', 'key', 'look']);

/** The form on one page, for a browser without a script (U8): form, check, receipt, each answered as a page; nothing is kept before it is sent. */
export async function acceptBasic(deps: BasicDeps, brand: Brand, form: URLSearchParams): Promise<HttpAnswer> {
  const was: Language = form.get('page') === 'es' ? 'es' : 'en';
  const step = form.get('step') ?? '';
  const language = step === 'language' ? ({ en: 'es', es: 'en' } as const)[was] : was;
  const asked = { needs: needsOf(deps.policy), birthDate: deps.policy.birthDate === true };
  const page = pageOf(brand, language, form.has('look'), asked);
  const given: Given = (name) => form.getAll(name).map((value) => value.replaceAll('\r\n', '\n'));
  if (step === 'language' || step === 'change') return { status: 200, html: formPage(page, given) };

  const answers = basicAnswers(given);
  const faults = allFaults(answers, language, asked);
  const body = report.safeParse(toReport(answers, language));
  if (faults.length > 0 || !body.success) {
    const wrong = faults.map(({ path, code }) => ({ name: path, sentence: fieldSentence(code, language) }));
    return { status: 422, html: formPage(page, given, wrong) };
  }
  const key = form.get('key') ?? '';
  const sent = [...form].filter(([name]) => !ours.has(name));
  if (step !== 'send' || !/^[\w-]{22}$/u.test(key)) {
    return { status: 200, html: checkPage(page, given, sent, deps.ids.caseId()) };
  }
  const filed = await fileReport(deps, { idempotencyKey: key, report: body.data });
  if (!filed.ok) return { status: 422, html: problemPage(page, problemSentence(filed.error, language), sent) };
  const { token, ...receipt } = filed.value;
  const link = statusPage(brand.site, body.data.language, token);
  return { status: 201, html: receiptPage(page, { ...receipt, link }, body.data.contact === 'email') };
}

function pageOf(
  brand: Brand,
  language: Language,
  look: boolean,
  asked: { readonly needs: readonly string[]; readonly birthDate: boolean },
): BasicPage {
  return {
    language,
    site: {
      brand: {
        company: brand.company,
        phone: brand.phone,
        dial: brand.phone.replace(/[^\d+]/gu, ''),
        tty: brand.tty,
        hours: brand.hours[language],
        address: brand.postalAddress.join('\n'),
      },
      style: '/style.css',
      look: look && html`<link rel="stylesheet" href="/look.css">`,
      lookNote: look && html`<input type="hidden" name="look" value="yes">`,
    },
    when: (what, part) => (what === 'birthDate' ? asked.birthDate : asked.needs.includes(what)) && part,
  };
}
