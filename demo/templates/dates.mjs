/** The zone the newspaper is written in. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** `Thứ ba, 19/03/2013, 14:10:00`: what stands in the page before, and without, `<news-dateline>`. */
export function fullDate(iso, { lang }) {
  const date = new Date(iso);
  const weekday = format(date, lang, { weekday: 'long' });
  const time = format(date, lang, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  if (lang === 'ar') {
    const day = format(date, 'ar-EG', { day: 'numeric', month: 'long', year: 'numeric' });
    return `${weekday} ${day}، ${format(date, 'ar-EG', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}`;
  }
  const first =
    weekday.charAt(0).toLocaleUpperCase(lang) + weekday.slice(1).toLocaleLowerCase(lang);
  return `${first}, ${shortDate(iso, { lang })}, ${time}`;
}

/** `19/03/2013`, in Arabic with the month's name. */
export function shortDate(iso, { lang }) {
  const date = new Date(iso);
  if (lang === 'ar') {
    return format(date, 'ar-EG', { day: 'numeric', month: 'long', year: 'numeric' });
  }
  return format(date, 'en-GB', { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** RFC 5322 date, as RSS 2.0 wants it. */
export function feedDate(iso) {
  return new Date(iso).toUTCString();
}

function format(date, lang, options) {
  return new Intl.DateTimeFormat(lang, { ...options, timeZone: ZONE }).format(date);
}
