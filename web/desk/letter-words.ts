/** A letter by the message it carries. */
export function letterName(template: string): string {
  return names[template] ?? template;
}

const names: Readonly<Record<string, string>> = {
  V1: 'We got your request',
  V4: 'We need something more',
  V5: 'Your request still needs something',
  V6: 'We are still working on it',
  V7: 'Your records, enclosed',
  V8: 'Part of your records, enclosed',
  V9: 'Our decision',
  V10: 'The result of our search',
  V11: 'We are late',
  V12: 'A new private link',
  V13: 'A one-time code',
  V14: 'Contact details changed',
};
