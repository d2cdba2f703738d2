import type { DocumentWords } from './words.ts';

const plural = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

/** Choosing and sending documents: in the report form, and on the status page, which loads nothing else of the form. */
export const documentsEn: DocumentWords = {
  language: 'en',
  remove: 'Remove',
  files: {
    label: {
      identity: 'Photos of your ID, front and back',
      report: 'Your report',
      authority: 'Papers that show you may act',
      other: 'Letters, bills or other papers',
    },
    hint: 'Photos (JPG or PNG) or PDF, up to 20 MB each. We make photos smaller and remove the place they were taken.',
    add: 'Choose files or take a photo',
    chosen: (count) => `${plural(count, 'file', 'files')} chosen`,
    name: {
      identity: (number) => `Photo of ID, page ${number}`,
      report: (number) => `Report, file ${number}`,
      authority: (number) => `Permission to act, file ${number}`,
      other: (number) => `Other paper, file ${number}`,
    },
    size: (bytes) =>
      bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`,
    removed: 'The file is off the list.',
    lost: (count) =>
      `This page was loaded again, and your browser let go of ${plural(count, 'file', 'files')}. Choose ${count === 1 ? 'it' : 'them'} again, or add ${count === 1 ? 'it' : 'them'} after you send.`,
    waits: 'Files leave this device only when you send your request.',
  },
  sent: {
    documents: {
      heading: 'Your documents',
      preparing: 'Getting ready',
      sending: (percent) => `Sending: ${percent} %`,
      done: 'Sent',
      again: 'Try again',
      failed: 'The file did not finish sending. You can try again, or add it later with your link.',
      offline: 'No connection. We keep this file and go on when it is back.',
      allDone: 'All your documents are sent.',
      keepOpen: 'Keep this page open until they are sent. Your request is safe in any case.',
    },
  },
};
