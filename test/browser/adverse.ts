import { problemSentence } from '../../shared/content/errors.ts';

/** What the firewall answers whoever asks too often: in both languages, since it does not know hers. */
export const firewallAnswer = {
  status: 429,
  json: {
    code: 'rate.limited',
    detail: `${problemSentence('rate.limited', 'en')} ${problemSentence('rate.limited', 'es')}`,
  },
};
