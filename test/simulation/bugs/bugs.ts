/** One mistake somebody could make, as a change of one place in the product's own code. */
export interface Bug {
  readonly name: string;
  readonly file: string;
  /** Exactly once in the file. */
  readonly from: string;
  readonly to: string;
}

const usecases = 'shared/usecases';
const tracks = 'shared/domain/case/tracks';

export const bugs: readonly Bug[] = [
  {
    name: 'a mail is sent whoever has the claim',
    file: `${usecases}/send-mail.ts`,
    from: "  if (claimed.value.events.length === 0) return 'retry';\n",
    to: '',
  },
  {
    name: 'a mail that went out is claimed anew',
    file: `${tracks}/mails.ts`,
    from: "return mail.status === 'owed' || isGivenUp(",
    to: "return mail.status === 'owed' || mail.status === 'sent' || mail.status === 'claimed' || isGivenUp(",
  },
  {
    name: 'a claim is given up at once',
    file: `${tracks}/mails.ts`,
    from: 'export const claimTimeoutMs = ',
    to: 'export const claimTimeoutMs = 0 * ',
  },
  {
    name: 'a mail that came back is nobody’s task',
    file: `${tracks}/mails.ts`,
    from: "task('mail-undelivered', mail.id),",
    to: '',
  },
  {
    name: 'a bounce is taken for a delivery',
    file: `${usecases}/watch-delivery.ts`,
    from: "Bounce: 'bounced'",
    to: "Bounce: 'delivered'",
  },
  {
    name: 'unknown counts as done',
    file: `${usecases}/run-work.ts`,
    from: "if (answer.outcome === 'unknown') return await unsure(deps, loaded, step, answer.reason, last);",
    to: "if (answer.outcome === 'unknown') {\n    await order(deps, loaded, settled(step, { outcome: 'done', receipt: '', noticeSuppressed: true }));\n    return 'done';\n  }",
  },
  {
    name: 'a key of its own for every try of a change',
    file: `${usecases}/run-work.ts`,
    from: '`${id}.${step.id}.',
    to: '`${id}.${step.id}.${step.outcome}.',
  },
  {
    name: 'the list kept as "before" is written over',
    file: `${usecases}/run-work.ts`,
    from: "if (step.action === 'preserve' && (await deps.records.get(path)) !== undefined) return 'kept';",
    to: '',
  },
  {
    name: 'evidence counts as safe before it is kept',
    file: `${usecases}/run-work.ts`,
    from: "(step.action === 'preserve' || step.action === 'remove')",
    to: "step.action === 'remove'",
  },
  {
    name: 'records that could not be read now are none',
    file: `${usecases}/run-work.ts`,
    from: "if (answer.outcome === 'failed') return await unsure(deps, loaded, step, answer.reason, last);",
    to: "if (answer.outcome === 'failed') continue;",
  },
  {
    // In place of "work is done again by a late message", which the key makes no change.
    name: 'a change is taken back under the key of its doing',
    file: `${usecases}/run-work.ts`,
    from: "step.undoing ? 'undo' : 'do'",
    to: "'do'",
  },
  {
    name: 'touched before the evidence is safe',
    file: `${tracks}/step-order.ts`,
    from: "if (!isDone('preserve')) return false;",
    to: '',
  },
  {
    name: 'a card is taken off before proof',
    file: `${tracks}/step-order.ts`,
    from: "return sure && isSettled('hold');",
    to: "return isSettled('hold');",
  },
  {
    name: 'frozen without a second person',
    file: `${tracks}/step-order.ts`,
    from: 'return sure && approvedFreeze(file, step.match);',
    to: 'return sure;',
  },
  {
    name: 'who proposes approves',
    file: `${tracks}/decisions.ts`,
    from: 'actor.id === proposal.by || ',
    to: '',
  },
  {
    name: 'an answered request is answered again',
    file: `${tracks}/decisions.ts`,
    from: 'return file.requests[request] !== undefined && file.requests[request].answer === undefined;',
    to: 'return file.requests[request] !== undefined;',
  },
  {
    name: 'a day without reminders',
    file: `${tracks}/reminders.ts`,
    from: 'past.at(-1)?.day',
    to: 'past.filter((r) => r.day !== 25 && r.day !== 24).at(-1)?.day',
  },
  {
    name: 'a missed date is not written down',
    file: `${tracks}/reminders.ts`,
    from: '...(late && !request.missed',
    to: '...(late && request.missed',
  },
  {
    name: 'the sweep looks and does not tick',
    file: `${usecases}/dispatch-commits.ts`,
    from: 'await perform(deps, loaded, [...outstanding(loaded.state), ...unmade]);',
    to: '',
  },
  {
    name: 'the head moves before the work is sent',
    file: `${usecases}/dispatch-commits.ts`,
    from: 'commit.seq > (head?.seq ?? 0));',
    to: 'commit.seq > (head?.seq ?? 0) + 1);',
  },
  {
    name: 'nobody looks at an open case again',
    file: 'shared/domain/case/head.ts',
    from: "const daily = state.phase === 'open' || at < toEpoch(state.closedAt) + mayActMs ? [at + 24 * hour] : [];",
    to: 'const daily: number[] = [];',
  },
  {
    name: 'work that is under way is looked at in a day only',
    file: 'shared/domain/case/head.ts',
    from: 'outstanding(state).length > 0 ? [at + hour] : []',
    to: '[] as number[]',
  },
  {
    name: 'the sweep forgets mails',
    file: 'shared/domain/case/effects.ts',
    from: "(isToGoOut(m) ? [{ to: 'mails', work: m.id } as const] : [])",
    to: '[]',
  },
  {
    // In place of "the sweep forgets steps that ended in a time-out", which the tick of the same look asks for anew.
    name: 'the sweep forgets searches',
    file: 'shared/domain/case/effects.ts',
    from: "s.status === 'running' && !s.byHand ? [{ to: 'steps', work: `search:${system}` } as const] : [],",
    to: '[],',
  },
  {
    name: 'a conflict is taken for a commit',
    file: `${usecases}/case-log.ts`,
    from: 'if (now.log.some((entry) => entry.hash === stored.hash))',
    to: 'if (now.seq >= commit.seq)',
  },
  {
    name: 'one’s own commit, found after a lost answer, is taken for another’s',
    file: `${usecases}/case-log.ts`,
    from: 'if (now.log.some((entry) => entry.hash === stored.hash))',
    to: 'if (false as boolean)',
  },
  {
    name: 'a commit names another before it',
    file: `${usecases}/case-log.ts`,
    from: 'hash: last?.hash ?? loaded.hash,',
    to: "hash: newer.length > 7 ? '' : (last?.hash ?? loaded.hash),",
  },
  {
    name: 'a report filed twice makes two cases',
    file: `${usecases}/file-report.ts`,
    from: 'deps.sha256(`idempotency|${input.idempotencyKey}`)',
    to: 'deps.sha256(`idempotency|${input.idempotencyKey}|${deps.ids.uuid()}`)',
  },
  {
    name: 'the package leaves one account out',
    file: `${usecases}/build-package.ts`,
    from: "const confirmed = Object.values(file.matches).filter((m) => m.status === 'confirmed');",
    to: "const confirmed = Object.values(file.matches).filter((m) => m.status === 'confirmed').slice(0, 2);",
  },
  {
    name: 'an old package is released',
    file: `${tracks}/disclosure.ts`,
    from: "const newest = latestOf(file, request);\n  if (newest?.status !== 'built' || !mayGoOut(file, newest)) return;\n  return newest.partial || isWhole(file, newest) ? newest.id : undefined;",
    to: "return Object.values(file.packages).find((p) => p.request === request && p.status === 'built')?.id;",
  },
  {
    name: 'a letter with records that waits is not asked again',
    file: `${tracks}/kept-back.ts`,
    from: 'return enclosesRecords(message) && !has(file, message.about, recipient) ? file.packages[message.about] : undefined;',
    to: 'return;',
  },
  {
    name: 'one bad record is thrown away with its batch',
    file: 'shared/lambda/queue.ts',
    from: 'return [record.messageId];\n        }\n      }),',
    to: 'return [];\n        }\n      }),',
  },
  {
    name: 'her name is in a log line',
    file: `${usecases}/send-mail.ts`,
    from: '  const to = await addressesOf(deps, key, loaded.id, file, owed);\n',
    to: '  const to = await addressesOf(deps, key, loaded.id, file, owed);\n  console.info(to.join());\n',
  },
  {
    name: 'her address is in a commit',
    file: `${usecases}/send-mail.ts`,
    from: 'message: sent.message,',
    to: 'message: to.join(),',
  },
  {
    name: 'before and after are exchanged',
    file: `${usecases}/run-work.ts`,
    from: "step.action === 'preserve' ? 'before' : 'after'",
    to: "step.action === 'preserve' ? 'after' : 'before'",
  },
  {
    name: 'thirty-one days',
    file: 'shared/domain/deadline.ts',
    from: 'const statutoryDays = 30;',
    to: 'const statutoryDays = 31;',
  },
  {
    name: 'the date of receipt is the one in UTC',
    file: 'shared/domain/time.ts',
    from: 'return dayText(shown + offsetMs(shown, timeZone));',
    to: 'return dayText(shown + 0 * offsetMs(shown, timeZone));',
  },
  {
    name: 'half of the proof is proof',
    file: `${tracks}/proof.ts`,
    from: 'proof: missing.length === 0 ?',
    to: 'proof: missing.length < 2 ?',
  },
  {
    name: 'an account that is hers is taken for a thief’s',
    file: `${tracks}/matches.ts`,
    from: "status: event.hers ? 'left-alone' : event.instruments.length > 0",
    to: 'status: event.instruments.length > 0',
  },
  {
    name: 'a copy to whoever says he is the police',
    file: 'shared/domain/case/recipient.ts',
    from: 'return recipient.missing.length === 0 && !recipient.revoked;',
    to: 'return !recipient.revoked;',
  },
  {
    name: 'her mail goes to the officer',
    file: `${usecases}/send-mail.ts`,
    from: "mail.to === 'subject'\n          ?",
    to: "mail.to !== 'subject'\n          ?",
  },
  {
    name: 'her link is under another key',
    file: `${usecases}/file-report.ts`,
    from: 'link: linkDigest(linkOf(made.key, made.id, state.file), deps.sha256),',
    to: 'link: linkDigest(linkOf(made.key, made.reference, state.file), deps.sha256),',
  },
  {
    name: 'a search that failed found nothing',
    file: `${usecases}/run-work.ts`,
    from: "if (!last && answer.reason !== 'by-hand') return 'retry';",
    to: "await order(deps, loaded, { type: 'record-search', system, findings: [] });\n    return 'done';",
  },
  {
    name: 'records go out while two people claim a card',
    file: `${tracks}/decisions.ts`,
    from: "  if (hasOpenClaim(file)) return 'rule.card-claimed';\n  return releasable",
    to: '  return releasable',
  },
  {
    name: 'the link in the mailbox of before lives on',
    file: `${tracks}/changes.ts`,
    from: 'if (event.email === undefined) return ok([...before, event]);',
    to: 'if (event.email === undefined || version > 0) return ok([...before, event]);',
  },
  {
    name: 'any code confirms a change',
    file: `${tracks}/changes.ts`,
    from: 'if (code.commitment !== command.commitment)',
    to: "if (code.commitment === '')",
  },
  {
    name: 'an answer that came back is nobody’s request',
    file: `${tracks}/requests.ts`,
    from: "    case 'letter-returned':\n      return returned(file, event, at);\n",
    to: '',
  },
  {
    name: 'the task of a copy that bounced is closed by hand',
    file: `${tracks}/guarding.ts`,
    from: 'isCarried(file, mail)) || isStillLost(file, mail);',
    to: 'isCarried(file, mail));',
  },
  {
    name: 'what is keyed in by hand is another’s too',
    file: `${usecases}/desk-systems.ts`,
    from: 'const parts = given.map((all) => owedOf(all, known, { inHerName, isAnothers }));',
    to: 'const parts = given.map((all) => owedOf(all, known, { inHerName }));',
  },
  {
    name: 'nobody asks whether another victim of an account was verified',
    file: `${usecases}/last-look.ts`,
    from: 'if (steps.length === 0) return undefined;',
    to: 'if (steps.length >= 0) return undefined;',
  },
  {
    name: 'who has not shown that he may ask gets the records',
    file: `${tracks}/copies-due.ts`,
    from: "return isReady(recipient) ? undefined : 'rule.recipient-not-proved';",
    to: 'return undefined;',
  },
  {
    name: 'the link of him who may not ask any more lives on',
    file: `${usecases}/pass-case.ts`,
    from: 'recipient !== correspondentOf(file)) return undefined;',
    to: "recipient !== 'nobody') return undefined;",
  },
  {
    name: 'destroyed under a legal hold',
    file: `${tracks}/retention.ts`,
    from: "if (state.phase !== 'closed' || state.file.retention.legalHold) return [];",
    to: "if (state.phase !== 'closed') return [];",
  },
  {
    name: 'destroyed the day two people agreed',
    file: 'shared/domain/retention.ts',
    from: 'export const shredDelayDays = 7;',
    to: 'export const shredDelayDays = 0;',
  },
  {
    name: 'an end that was taken back comes all the same',
    file: `${tracks}/retention.ts`,
    from: 'return now({ shred: undefined });',
    to: 'return file;',
  },
  {
    name: 'images of ID stay, and the other papers are destroyed in their place',
    file: `${usecases}/purge-case.ts`,
    from: "(purpose === 'identity') === identity)",
    to: "(purpose === 'identity') !== identity)",
  },
  {
    name: 'the key of a destroyed case stays',
    file: `${usecases}/purge-case.ts`,
    from: '    await deps.shredder.removeKey(id);\n',
    to: '',
  },
  {
    name: 'a destroyed case is still found by its accounts',
    file: `${usecases}/purge-case.ts`,
    from: 'return [...new Set([...hers, ...accounts])];',
    to: 'return [...new Set([...hers, ...accounts.slice(1)])];',
  },
  {
    name: 'it is written down as destroyed and nothing is',
    file: `${usecases}/purge-case.ts`,
    from: 'if (ordered && isToBePurged(state.file, ordered)) {\n    const files = await removeAll(deps, placesOf(id, state.file, ordered));',
    to: 'if (ordered && isToBePurged(state.file, ordered)) {\n    const files = 0 * placesOf(id, state.file, ordered).length;',
  },
  {
    name: 'the sweep forgets what was to be destroyed',
    file: 'shared/domain/case/effects.ts',
    from: "...purgeClasses.filter((one) => isToBePurged(file, one)).map((work) => ({ to: 'purges', work }) as const),",
    to: '',
  },
  {
    name: 'destroyed a day early where the business is west of Greenwich',
    file: `${tracks}/retention.ts`,
    from: 'const today = localDate(command.at, file.timeZone);',
    to: "const today = localDate(command.at, 'UTC');",
  },
  {
    name: 'asked again, what was to be destroyed is destroyed',
    file: `${tracks}/retention.ts`,
    from: '...before, ended: false, purges: {} };',
    to: '...before, ended: false };',
  },
  {
    name: 'a card is taken off where the list of before was destroyed',
    file: `${tracks}/step-order.ts`,
    from: 'return mayFollow(file, step) && !waitsForList(file, step);',
    to: 'return mayFollow(file, step);',
  },
];
