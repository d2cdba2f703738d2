/** 13 to 19 digits that pass the Luhn check, written in one piece or in groups, also in full-width digits (G13). */
export function holdsCardNumber(value: string): boolean {
  return (value.normalize('NFKC').match(digitRuns) ?? []).some(holdsCard);
}

/** For free text another system hands over: a card number in it is cut to its last 4, and nothing else is touched (G13, L29). */
export function maskCardNumbers(value: string): string {
  if (!holdsCardNumber(value)) return value;
  return value.normalize('NFKC').replace(digitRuns, (run) => {
    return holdsCard(run) ? `[card number ending ${run.replace(/\D/gu, '').slice(-4)}]` : run;
  });
}

const digitRuns = /\d(?:[ .\-/]?\d){12,}/gu;

function holdsCard(run: string): boolean {
  const groups = run.split(/\D/u);
  return groups.some((_, from) =>
    groups.slice(from).some((__, length) => isCardNumber(groups.slice(from, from + length + 1).join(''))),
  );
}

/** Digits only: 13 to 19 of them with a right check digit. */
export function isCardNumber(digits: string): boolean {
  return /^\d{13,19}$/u.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
