import { describe, expect, it } from 'vitest';
import { normaliseAddress, normaliseEmail, normaliseName, normalisePhone } from '../../../shared/domain/normalise.ts';

describe('L24: the same thing is the same however it is written', () => {
  it.each([
    [' Maria@Mail.Example ', 'maria@mail.example'],
    ['ｍaria@mail.example', 'maria@mail.example'],
    ['maria+shop@mail.example', 'maria+shop@mail.example'],
    [`${'a'.repeat(241)}@mail.example`, `${'a'.repeat(241)}@mail.example`],
    [`${'a'.repeat(242)}@mail.example`, undefined],
    [`${' '.repeat(490)}m@mail.example`, 'm@mail.example'],
    [`${' '.repeat(495)}m@mail.example`, undefined],
    ['a@b@mail.example', undefined],
    ['maria@mail', undefined],
    ['maria mail.example', undefined],
  ])('e-mail %#: %s', (text, value) => {
    expect(normaliseEmail(text)).toBe(value);
  });

  it.each([
    [' 212.555.0143 ', '+12125550143'],
    ['1 212 555 0143', '+12125550143'],
    ['2 212 555 0143', undefined],
    ['21255501431', undefined],
    ['00 34 915 550 143', '+34915550143'],
    ['011 34 915 550 143', '+34915550143'],
    ['+34 915 550 143', '+34915550143'],
    [' ＋34 915 550 143', '+34915550143'],
    ['+123 4567', '+1234567'],
    ['+12 3456', undefined],
    ['+123456789012345', '+123456789012345'],
    ['+1234567890123456', undefined],
    ['555-0143', undefined],
    [`${' '.repeat(90)}2125550143`, '+12125550143'],
    [`${' '.repeat(91)}2125550143`, undefined],
  ])('phone %s', (text, value) => {
    expect(normalisePhone(text)).toBe(value);
  });

  it('a name without accents, signs and case', () => {
    expect(normaliseName('  María-José  O’Neil ')).toBe('maria jose o neil');
    expect(normaliseName('李 小龍')).toBe('李 小龍');
  });

  it('an address in its parts; a US code is its first five digits, another country’s is whole', () => {
    const of = (more: object) => normaliseAddress({ lines: ['West Drive 5', 'Suite 2'], country: 'us', ...more });
    expect(of({ city: 'San José', postalCode: '95-101 1234' })).toBe('w dr 5 ste 2|san jose|95101|US');
    expect(of({ country: 'gb', city: 'York', postalCode: 'YO1 7HH' })).toBe('w dr 5 ste 2|york|yo17hh|GB');
    expect(of({})).toBe('w dr 5 ste 2|||US');
  });

  it.each([
    ['Street', 'st'],
    ['Avenue', 'ave'],
    ['Road', 'rd'],
    ['Boulevard', 'blvd'],
    ['Drive', 'dr'],
    ['Lane', 'ln'],
    ['Court', 'ct'],
    ['Place', 'pl'],
    ['Apartment', 'apt'],
    ['Suite', 'ste'],
    ['North', 'n'],
    ['South', 's'],
    ['East', 'e'],
    ['West', 'w'],
  ])('%s is %s, as the postal service writes it', (long, short) => {
    const at = (word: string) => normaliseAddress({ lines: [`5 ${word} 7`], country: 'US' });
    expect(at(long)).toBe(at(short));
    expect(at(short)).toBe(`5 ${short} 7|||US`);
  });
});
