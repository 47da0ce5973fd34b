const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Hours of the zones RFC 822 names, and those of Viet Nam's neighbours' feeds. */
const zones: Record<string, number> = {
  z: 0, ut: 0, utc: 0, gmt: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7,
  cet: 1, cest: 2, bst: 1, msk: 3, ict: 7, wib: 7, sgt: 8, jst: 9, kst: 9,
}; // prettier-ignore

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([a-z]{1,4}|(?:gmt|utc)?[+-]\d{1,2}:?(?:\d{2})?)?)?$/i;
const mail =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([a-z]{1,4}|(?:gmt|utc)?[+-]\d{1,2}:?(?:\d{2})?)?)?$/i;

/**
 * The time of a feed's date: RFC 822 or ISO 8601, loosely written. Without a zone it is taken as UTC.
 * `undefined` when it cannot be read or lies before 1990: an unknown date stays unknown, it is never today.
 */
export function feedDate(text: string | undefined): Date | undefined {
  const written = text?.trim() ?? '';
  if (written.length > 80) return undefined;
  const byIso = iso.exec(written);
  if (byIso) {
    const [, year, month, day, ...time] = byIso;
    return dateOf(Number(year), Number(month), Number(day), time);
  }
  const [, day, name = '', year = '', ...time] = mail.exec(written) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  const century = year.length === 2 ? (Number(year) < 70 ? 2000 : 1900) : 0;
  return dateOf(century + Number(year), month, Number(day), time);
}

function dateOf(
  year: number,
  month: number,
  day: number,
  [hour = '0', minute = '0', second = '0', zone = 'z']: (string | undefined)[],
): Date | undefined {
  const offset = zoneMinutes(zone);
  if (!(year >= 1990 && year < 2200 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60 || offset === undefined)
    return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCDate() !== day) return undefined;
  date.setUTCHours(Number(hour), Number(minute) - offset, Number(second));
  return date;
}

function zoneMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone) ?? [];
  if (sign !== undefined) {
    const size = Number(hours) * 60 + Number(minutes ?? 0);
    return size > 14 * 60 ? undefined : sign === '-' ? -size : size;
  }
  const named = zones[zone.toLowerCase()];
  return named === undefined ? undefined : named * 60;
}
