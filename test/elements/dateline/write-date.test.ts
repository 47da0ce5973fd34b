import { placeDate, type PlacedDate } from '../../../src/elements/dateline/place-date.ts';
import { readDate } from '../../../src/elements/dateline/read-date.ts';
import { relativeDate as recentDate } from '../../../src/elements/dateline/relative-date.ts';
import { zoneName as ianaName, zoneClock } from '../../../src/elements/dateline/time-zone.ts';
import { updatedDate } from '../../../src/elements/dateline/updated-date.ts';
import {
  type DateStyle,
  DateWriter,
  offsetName,
} from '../../../src/elements/dateline/write-date.ts';
import ar from '../../../src/locales/ar/date.ts';
import en from '../../../src/locales/en/date.ts';
import vi from '../../../src/locales/vi/date.ts';
import { expect } from '../../suites/fixture.ts';

const styles = {
  vi: { language: 'vi', table: vi, own: true },
  en: { language: 'en', table: en, own: true },
  british: { language: 'en-GB', table: en, own: true },
  ar: { language: 'ar', table: ar, own: true },
  fr: { language: 'fr', table: en, own: false },
} satisfies Record<string, DateStyle>;

const writer = (style: DateStyle) => new DateWriter(style);
const fullDate = (date: PlacedDate, style: DateStyle) => writer(style).full(date);
const shortDate = (date: PlacedDate, style: DateStyle) => writer(style).short(date);
/** How long ago; the date where that says more. */
const relativeDate = (date: PlacedDate, style: DateStyle, now: number) =>
  recentDate(date, style, now) ?? shortDate(date, style);
const zoneName = (date: PlacedDate, timeZone: string, style: DateStyle) =>
  timeZone ? ianaName(date, timeZone, style) : offsetName(date.offset!, style);

const date = (text: string, timeZone = '') =>
  placeDate(readDate(text)!, timeZone ? zoneClock(timeZone) : undefined, () => 0);
const press = date('2013-03-19T14:10:00+07:00');

/** Engines put different spaces before AM and PM. */
const spaced = (text: string) => text.replace(/\s/g, ' ');

describe('writing a date', () => {
  it('has the newspaper’s form in Vietnamese', () => {
    expect(fullDate(press, styles.vi)).to.equal('Thứ ba, 19/03/2013, 14:10:00');
    expect(fullDate(date('2013-03-24'), styles.vi)).to.equal('Chủ nhật, 24/03/2013');
    expect(fullDate(date('24/3/2013 09:05'), styles.vi)).to.equal('Chủ nhật, 24/03/2013, 09:05');
    expect(shortDate(press, styles.vi)).to.equal('19/03/2013');
  });

  it('has the form of English papers, by region', () => {
    expect(spaced(fullDate(press, styles.en))).to.equal('Tuesday, March 19, 2013, 2:10:00 PM');
    expect(fullDate(press, styles.british)).to.match(/^Tuesday,? 19 March 2013, 14:10:00$/);
    expect(shortDate(press, styles.en)).to.equal('Mar 19, 2013');
  });

  it('has the form of Arabic papers', () => {
    expect(fullDate(press, styles.ar)).to.match(/^الثلاثاء، .+ مارس .+، .+$/);
  });

  it('leaves other languages to the engine', () => {
    expect(fullDate(press, styles.fr)).to.match(/^mardi 19 mars 2013.+14:10:00$/);
  });

  it('says how long ago, for a week', () => {
    const ago = (milliseconds: number, style: DateStyle = styles.vi) =>
      relativeDate(press, style, press.instant + milliseconds);
    const minute = 60_000;
    const hour = 60 * minute;
    expect(ago(0)).to.equal('vừa xong');
    expect(ago(-5 * minute)).to.equal('vừa xong');
    expect(ago(59 * minute)).to.equal('59 phút trước');
    expect(ago(2 * hour + 59 * minute)).to.equal('2 giờ trước');
    expect(ago(26 * hour)).to.equal('1 ngày trước');
    expect(ago(26 * hour, styles.en)).to.equal('1 day ago');
    expect(ago(7 * 24 * hour)).to.equal('19/03/2013');
    expect(ago(-3 * hour)).to.equal('19/03/2013');
  });

  it('says how long ago in English where the engine does not know the language', () => {
    const klingon = { language: 'tlh', table: en, own: false };
    const hour = 3_600_000;
    expect(relativeDate(press, klingon, press.instant + 10 * hour)).to.equal('10 hours ago');
  });

  it('says a whole day as a day, however near', () => {
    const day = date('2013-03-19');
    expect(relativeDate(day, styles.vi, day.instant)).to.equal('19/03/2013');
  });

  it('says a change by the time on the same day, with the date on another', () => {
    const updated = (text: string) => updatedDate(date(text), press, writer(styles.vi));
    expect(updated('2013-03-19T16:05:30+07:00')).to.equal('16:05');
    expect(updated('2013-03-20T16:05:30+07:00')).to.equal('20/03/2013, 16:05');
    expect(updated('2013-03-20')).to.equal('20/03/2013');
  });

  it('names the clock', () => {
    expect(zoneName(press, '', styles.vi)).to.equal('giờ Việt Nam');
    expect(zoneName(press, 'Asia/Saigon', styles.en)).to.equal('Vietnam time');
    expect(zoneName(press, '', styles.en)).to.equal('UTC+7');
    expect(zoneName(date('2013-03-19T00:00:00-03:30'), '', styles.vi)).to.equal('UTC-3:30');
    const tokyo = date('2013-03-19T00:00:00Z', 'Asia/Tokyo');
    expect(zoneName(tokyo, 'Asia/Tokyo', styles.en)).to.match(/Japan|GMT\+9/);
  });
});
