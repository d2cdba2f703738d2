import type { CaseFile } from '../../../shared/domain/case/state.ts';
import type { Proof, Wanted } from '../../../shared/domain/case/vocabulary.ts';
import { type Random, seededRandom } from '../../fakes/random.ts';
import { type FrontDoor, staffToken } from '../../fixtures/front-door.ts';
import type { Paper } from './people.ts';

/** How often one person at the desk takes a forged paper or a liar's word for true, and a good paper for one that does not show it. */
export interface Errors {
  readonly reviewer: number;
  readonly approver: number;
  readonly tooStrict: number;
}

/** What is on the desk of one case: its papers as they are, and what was said on the phone. */
export interface Desk {
  readonly door: FrontDoor;
  readonly id: string;
  readonly papers: Map<string, { readonly purpose: Wanted; readonly is: Paper }>;
  /** Nobody asked again with a paper in hand: he called. */
  word: Paper | undefined;
  readonly errors: Errors;
  readonly seed: string;
}

const note = 'Held beside the report.';

/** What came back from the second person is explained and proposed once more; then it is over. */
const maxLooks = 2;
const looksOf = (file: CaseFile) => Object.values(file.proposals).filter((p) => p.status === 'returned').length;

/** The same person judges the same paper the same way, unless another explained it. */
function takes({ errors, seed }: Desk, who: 'reviewer' | 'approver', about: string, is: Paper, look = 0): boolean {
  const random: Random = seededRandom(`${seed}/${who}/${about}/${look}`);
  if (is === 'unclear') return false;
  return is === 'forged' ? random.chance(errors[who]) : !random.chance(errors.tooStrict);
}

/** In a small company the reviewer has the other role too, and only the rule of four eyes stands between her and her own yes. */
const roles = { reviewer: ['reviewer', 'approver'], approver: ['approver'] } as const;
const desk = ({ door, id }: Desk, who: 'reviewer' | 'approver', path: string, body: object) =>
  door.ask('POST', `/desk/cases/${id}${path}`, { bearer: staffToken(who, ...roles[who]), body });

/** Papers that came for a thing, taken for good by one person. */
function goodFor(it: Desk, who: 'reviewer' | 'approver', file: CaseFile, purpose: Wanted): readonly string[] {
  const look = who === 'approver' ? looksOf(file) : 0;
  return Object.values(file.documents).flatMap((d) => {
    const paper = it.papers.get(d.id);
    return d.status === 'received' && paper?.purpose === purpose && takes(it, who, d.id, paper.is, look) ? [d.id] : [];
  });
}

/** A reviewer's morning: matches, each paper for what it is, one list of what is missing, and a proposal when all is there. */
export async function reviewed(it: Desk): Promise<void> {
  let file = await it.door.stateOf(it.id);
  for (const match of Object.values(file.matches))
    if (match.status === 'undecided') await desk(it, 'reviewer', `/matches/${match.id}`, { confirmed: true });
  file = await it.door.stateOf(it.id);
  for (const { id, status } of Object.values(file.documents))
    if (status === 'received') await desk(it, 'reviewer', `/documents/${id}/view`, { part: 1, note });
  for (const purpose of file.proof.status === 'wanted' ? file.proof.missing : []) await prove(it, file, purpose);
  for (const one of Object.values((await it.door.stateOf(it.id)).recipients)) {
    for (const proof of one.missing) {
      const isCall = proof === 'call-back';
      // Who calls back on the number that stands in the letter writes down that he looked it up.
      const ok = isCall ? it.word !== undefined && takes(it, 'reviewer', 'call-back', it.word) : true;
      const documents = isCall ? [] : goodFor(it, 'reviewer', file, proof);
      if (!ok || (!isCall && documents.length === 0)) continue;
      await desk(it, 'reviewer', `/recipients/${one.id}/proof`, {
        covers: [proof],
        documents,
        note,
        ...(isCall ? { source: 'agency-website' } : {}),
      });
    }
  }
  file = await it.door.stateOf(it.id);
  // Some ask again for what the acknowledgement named before anything could come.
  const early = seededRandom(`${it.seed}/early`).chance(0.3);
  if (early || Object.values(file.documents).some((d) => d.status === 'received'))
    await desk(it, 'reviewer', '/ask', {});
  // A mail that must not go where the account can be read waits for a way that is agreed with her.
  for (const way of ['email', 'post'] as const)
    if (file.tasks[`safe-route.${way}`]?.open) await desk(it, 'reviewer', '/route', { way, how: 'agreed', note });
  const built = Object.values(file.packages).findLast((p) => p.status === 'built' && p.recipient === undefined);
  const waits = Object.values(file.proposals).some((p) => p.status === 'open');
  if (built && !waits && looksOf(file) < maxLooks && file.requests['r1']?.answer === undefined)
    await desk(it, 'reviewer', '/proposals', {
      decision: { kind: 'release', request: 'r1', package: built.id },
      note: 'Everything asked for is here and shows it.',
    });
  // Whoever is sure says yes to her own.
  for (const proposal of Object.values((await it.door.stateOf(it.id)).proposals))
    if (proposal.status === 'open') await desk(it, 'reviewer', `/proposals/${proposal.id}`, { type: 'approve' });
}

async function prove(it: Desk, file: CaseFile, purpose: Proof): Promise<void> {
  const documents = goodFor(it, 'reviewer', file, purpose);
  const record = (method: string) =>
    desk(it, 'reviewer', '/proof', {
      covers: [purpose],
      method,
      documents: method === 'document' ? documents : [],
      note,
    });
  if (documents.length > 0) return void (await record('document'));
  if (purpose !== 'identity' || it.word === undefined) return;
  // Without ID: by matching where the rules let it, else on a word that one believes, and that is written down (L20, L21).
  if ((await record('matching')).status === 200) return;
  if (takes(it, 'reviewer', 'word', it.word)) await record('waiver');
}

/** The second person looks at the same papers with other eyes, and sends back what they do not show. */
export async function approved(it: Desk): Promise<void> {
  const file = await it.door.stateOf(it.id);
  for (const proposal of Object.values(file.proposals)) {
    if (proposal.status !== 'open') continue;
    const shown = file.proofsRecorded.every(({ covers, method }) =>
      method === 'document'
        ? covers.every((one) => goodFor(it, 'approver', file, one).length > 0)
        : method === 'matching' || (it.word !== undefined && takes(it, 'approver', 'word', it.word, looksOf(file))),
    );
    const others = (['authority', 'authorisation'] as const).every(
      (one) => [...it.papers.values()].every((p) => p.purpose !== one) || goodFor(it, 'approver', file, one).length > 0,
    );
    await desk(it, 'approver', `/proposals/${proposal.id}`, { type: shown && others ? 'approve' : 'return' });
  }
}
