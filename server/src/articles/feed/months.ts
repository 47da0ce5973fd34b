/**
 * How the months start in the languages of newspapers, without marks: English, French, Spanish, Portuguese, Italian, German,
 * Dutch, the Nordic ones, Indonesian, Polish, Turkish, Russian, Arabic. Four letters where three are shared.
 */
const starts = [
  'jan|ene|gen|sty|oca|янв|ينا',
  'feb|fev|lut|sub|фев|فبر',
  'mar|mrt|maa|мар|مار',
  'apr|abr|avr|kwi|nis|апр|ابر',
  'may|mai|mei|mag|maj|май|мая|маи|ماي',
  'jun|juin|giu|cze|haz|июн|يون',
  'jul|juil|lug|lip|tem|июл|يول',
  'aug|ago|aou|agu|sie|авг|اغس',
  'sep|set|wrz|eyl|сен|سبت',
  'oct|okt|ott|out|paz|eki|окт|اكت',
  'nov|lis|kas|ноя|نوف',
  'dec|dez|des|dic|gru|ara|дек|ديس',
].map((each) => new RegExp(`^(?:${each})`));

/** Vietnamese counts its months. */
const countedMonths = 'mot hai ba tu nam sau bay tam chin muoi'.split(' ');

/** Number of a month that is written as a word, in lower case without marks; 0 for none. */
export function monthOf(word: string): number {
  const [, ten, counted] = /^th(?:ang|g)?\.? ?(muoi (?=\p{L}))?(\p{L}+)$/u.exec(word) ?? [];
  const number = counted === 'gieng' ? 1 : countedMonths.indexOf(counted ?? '') + 1;
  if (number) return number + (ten ? 10 : 0);
  return starts.findIndex((start) => start.test(word)) + 1;
}
