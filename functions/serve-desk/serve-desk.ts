import { fewApprovers } from '../../shared/content/few-approvers.ts';
import { approversAmong } from '../../shared/domain/staff.ts';
import type { HttpAnswer, HttpRequest } from '../../shared/lambda/http.ts';
import { log } from '../../shared/lambda/log.ts';
import { heldAccount } from '../../shared/schemas/appeal-orders.ts';
import { contactOrders } from '../../shared/schemas/contact-requests.ts';
import { deskOrders, previewBody, reportViewBody, viewBody } from '../../shared/schemas/desk.ts';
import { recipientOrders } from '../../shared/schemas/recipients.ts';
import { faultsOf } from '../../shared/schemas/report.ts';
import { deskUpload } from '../../shared/schemas/request-orders.ts';
import { type AppealDeps, keyInAppeal } from '../../shared/usecases/appeals.ts';
import { askedPage } from '../../shared/usecases/audit.ts';
import { caseNamed, deskCase, deskInstruments, deskOrder, deskQueue, type Staff } from '../../shared/usecases/desk.ts';
import { meAtDesk, type ReadingDeps, viewReport } from '../../shared/usecases/desk-reading.ts';
import { recipientOrder, viewRecipient } from '../../shared/usecases/desk-recipients.ts';
import type { SystemDeskDeps } from '../../shared/usecases/desk-systems.ts';
import { deskDocument } from '../../shared/usecases/desk-upload.ts';
import { hasLeft } from '../../shared/usecases/has-left.ts';
import { type PrintDeps, printLetter, printQueue } from '../../shared/usecases/print-letter.ts';
import { approversMissing, type StaffDeps } from '../../shared/usecases/staff-leaves.ts';
import { type ViewDeps, viewEvidence } from '../../shared/usecases/view-evidence.ts';
import { serveDeskContact } from './serve-desk-contact.ts';
import { type SetupDeps, serveStaff } from './serve-staff.ts';
import { serveSystems } from './serve-systems.ts';

const queuePage = 100;
/** Each is a log to read: so many are read well within a second. */
const askedCases = 25;

/** The routes of the desk; who may is checked before this by the route's roles, what may be done by `decide`. */
export async function serveDesk(
  deps: ViewDeps & ReadingDeps & PrintDeps & SystemDeskDeps & AppealDeps & StaffDeps & SetupDeps,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { route, staff, params } = request;
  if (!staff) return { problem: 'role.missing' };
  if (await hasLeft(deps, staff.id)) return { problem: 'role.missing' };
  if (route.id === 'queue') {
    const [closed, after] = [request.query('closed') === '1', request.query('after')];
    const [page, fourEyes] = await Promise.all([
      deskQueue(deps, staff.id, { limit: queuePage, closed, after }),
      approversMissing(deps),
    ]);
    if (fourEyes) log('warn', 'FEW_APPROVERS', { records: fourEyes.approvers });
    return { status: 200, body: { ...page, ...(fourEyes ? { fourEyes: fewApprovers(fourEyes.approvers) } : {}) } };
  }
  if (route.id === 'asked') {
    const [closed, after] = [request.query('closed') === '1', request.query('after')];
    return { status: 200, body: await askedPage(deps, staff.id, { limit: askedCases, closed, after }) };
  }
  if (route.id === 'me') {
    const [me, systems] = await Promise.all([meAtDesk(deps, staff), deps.systems.entries()]);
    return { status: 200, body: { ...me, systems: systems.map(({ id, name }) => ({ id, name })) } };
  }
  if (route.id === 'letters') return { status: 200, body: { letters: await printQueue(deps, staff.id, queuePage) } };
  const { case: called = '', ...named } = params;
  const id = await caseNamed(deps, called);
  const member: Staff = { kind: 'staff', id: staff.id, roles: staff.roles };
  if (route.id === 'print') {
    const envelope = await printLetter(deps, member, id, named['letter'] ?? '');
    return envelope.ok ? { status: 200, body: envelope.value } : { problem: envelope.error };
  }
  if (route.id === 'case') {
    const found = await deskCase(deps, member, id);
    return found.ok ? { status: 200, body: found.value } : { problem: found.error };
  }
  if (route.id === 'report-view') {
    const asked = reportViewBody.safeParse(request.body);
    if (!asked.success) return { problem: 'body.faults', faults: faultsOf(asked.error) };
    const read = await viewReport(deps, member, id, asked.data.why);
    return read.ok ? { status: 200, body: read.value } : { problem: read.error };
  }
  if (route.id === 'preview') {
    const asked = previewBody.safeParse(request.body);
    if (!asked.success) return { problem: 'body.faults', faults: faultsOf(asked.error) };
    const { previewDecision } = await import('../../shared/usecases/desk-preview.ts');
    const preview = await previewDecision(deps, member, id, asked.data);
    return preview.ok ? { status: 200, body: preview.value } : { problem: preview.error };
  }
  if (route.id === 'proposal') {
    // It brings every mail, which no other route needs (P2).
    const { viewProposal } = await import('../../shared/usecases/desk-preview.ts');
    const found = await viewProposal(deps, member, id, named['proposal'] ?? '');
    return found.ok ? { status: 200, body: found.value } : { problem: found.error };
  }
  if (route.id === 'instruments') {
    const proof = await deskInstruments(deps, member, id, named['match'] ?? '');
    return proof.ok ? { status: 200, body: proof.value } : { problem: proof.error };
  }
  if (route.id === 'appeals') {
    const asked = heldAccount.safeParse(request.body);
    if (!asked.success) return { problem: 'body.faults', faults: faultsOf(asked.error) };
    const taken = await keyInAppeal(deps, member, asked.data);
    return taken.ok ? { status: 201, body: taken.value } : { problem: taken.error };
  }
  const ofStaff = await serveStaff(deps, request, member);
  if (ofStaff) return ofStaff;
  const ofSystems = await serveSystems(deps, request, member);
  if (ofSystems) return ofSystems;
  if (route.id === 'desk-evidence') {
    const asked = deskUpload.safeParse(request.body);
    if (!asked.success) return { problem: 'body.faults', faults: faultsOf(asked.error) };
    const upload = await deskDocument(deps, member, id, asked.data);
    return upload.ok ? { status: 201, body: upload.value } : { problem: upload.error };
  }
  if (Object.hasOwn(contactOrders, route.id)) return await serveDeskContact(deps, member, id, request);
  if (route.id === 'recipient-view') {
    const read = await viewRecipient(deps, member, id, named['recipient'] ?? '');
    return read.ok ? { status: 200, body: read.value } : { problem: read.error };
  }
  const recipients = Object.entries(recipientOrders).find(([name]) => name === route.id)?.[1];
  const body = { ...(typeof request.body === 'object' ? request.body : {}), ...named };
  if (recipients) {
    const order = recipients.safeParse(body);
    if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
    const done = await recipientOrder(deps, member, id, order.data);
    return done.ok ? { status: 200, body: done.value } : { problem: done.error };
  }
  if (route.id === 'view') {
    const asked = viewBody.safeParse(body);
    if (!asked.success) return { problem: 'body.faults', faults: faultsOf(asked.error) };
    const viewed = await viewEvidence(deps, member, id, asked.data);
    return viewed.ok ? { status: 200, body: viewed.value } : { problem: viewed.error };
  }
  const schema = Object.entries(deskOrders).find(([name]) => name === route.id)?.[1];
  if (!schema) return { problem: 'route.absent' };
  const order = schema.safeParse(body);
  if (!order.success) return { problem: 'body.faults', faults: faultsOf(order.error) };
  const { type } = order.data;
  const alone = type === 'propose' && (await approversMissing(deps)) !== undefined;
  const approvers = type === 'stand-aside' ? approversAmong(await deps.roster.members()) : undefined;
  const known = { fewApprovers: alone, approvers, signedInAt: staff.signedInAt };
  const done = await deskOrder(deps, member, id, order.data, known);
  return done.ok ? { status: 200, body: done.value } : { problem: done.error };
}
