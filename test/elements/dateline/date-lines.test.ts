import { readDate } from '../../../src/elements/dateline/read-date.ts';
import { expect } from '../../suites/fixture.ts';

const DAY = '2013-03-19';
const TIME = '2013-03-19T14:10';
const SECOND = `${TIME}:00`;

/** Language of the page, the line as papers and content systems print it, what it says, minutes ahead of UTC. */
// prettier-ignore
const lines: [language: string, line: string, says: string, offset?: number][] = [

['vi','Thứ ba, 19/3/2013, 14:10 (GMT+7)',TIME,420],['vi','Thứ Ba, 19/03/2013 14:10',TIME],['vi','19/03/2013 14:10 GMT+7',TIME,420],['vi','19/03/2013, 14:10 GMT+07:00',TIME,420],
['vi','Thứ ba, 19/03/2013 - 14:10',TIME],['vi','14:10 19/03/2013',TIME],['vi','14:10, 19/03/2013',TIME],['vi','14:10 | 19/03/2013',TIME],['vi','Thứ 3, 19/03/2013, 14:10',TIME],['vi','19-03-2013 14:10',TIME],
['vi','Thứ Ba, ngày 19 tháng 03 năm 2013 14:10 PM [GMT+7]',TIME,420],['vi','Cập nhật lúc: 14:10 19/03/2013',TIME],['vi','Đăng lúc: 14:10:00 Ngày 19/03/2013',SECOND],['vi','Ngày đăng: 19/03/2013',DAY],['vi','Thời gian: 19/03/2013 14:10',TIME],
['vi','Thứ ba ngày 19.3.2013 14h10',TIME],['vi','19.03.2013 14:10',TIME],['vi','14g10 ngày 19-3-2013',TIME],['vi','Xuất bản 14:10 ngày 19/3/2013',TIME],['vi','19/3/2013 2:10:00 CH',SECOND],['vi','19/3/13 14:10',TIME],
['vi','14 giờ 10 phút ngày 19/3/2013',TIME],['vi','2 giờ 10 chiều ngày 19/3/2013',TIME],['vi','19/03/2013 | 14:10 (GMT+7)',TIME,420],['vi','T3, 19/03/2013, 14:10',TIME],['vi','Thứ 3 | 19/03/2013 14:10',TIME],['vi','19 Tháng Ba, 2013 14:10',TIME],['vi','19 Thg 3, 2013',DAY],['vi','19 thg 3, 2013',DAY],['vi','Tháng Ba 19, 2013',DAY],['vi','thứ ba, 19 tháng 3, 2013 14:10',TIME],['vi','14:10 Thứ ba, 19 tháng 3, 2013',TIME],['vi','14:10 giờ Việt Nam 19/3/2013',TIME,420],['vi','19-3-2013 14:10:00',SECOND],['vi','Hồi 14h10 ngày 19/3/2013',TIME],['vi','12 giờ trưa 19/3/2013','2013-03-19T12:00'],['vi','1 giờ trưa 19/3/2013','2013-03-19T13:00'],['vi','11 giờ đêm 19/3/2013','2013-03-19T23:00'],
['en-US','March 19, 2013',DAY],['en-US','March 19, 2013 at 2:10 pm',TIME],['en-US','Posted on March 19, 2013',DAY],['en-US','Published March 19, 2013 2:10pm EDT',TIME,-240],['en-US','Mar 19, 2013, 2:10 PM ET',TIME,-240],['en-US','Jan 19, 2013, 2:10 PM ET','2013-01-19T14:10',-300],['en-US','March 19, 2013 | 02:10 pm PT',TIME,-420],['en-US','3/19/2013 2:10:00 PM',SECOND],['en-US','3/4/2013','2013-03-04'],['en-GB','3/4/2013','2013-04-03'],['en','3/19/2013 2:10 PM',TIME],['en','19/3/2013',DAY],['en-US','03/19/13',DAY],
['en-GB','19 March 2013 14:10 GMT',TIME,0],['en-GB','Tuesday 19 March 2013 14.10 GMT',TIME,0],['en-GB','19 Jun 2013 14:10 BST','2013-06-19T14:10',60],['en-US','Sept. 19, 2013','2013-09-19'],['en-US','Tue, 03/19/2013 - 14:10',TIME],['en-US','Tuesday, March 19, 2013 - 14:10',TIME],['en-US','March 19th, 2013',DAY],['en-GB','19th March 2013',DAY],['en-US','2 p.m. March 19, 2013','2013-03-19T14:00'],['en-US','Tue Mar 19 14:10:00 ICT 2013',SECOND,420],['en-US','2013-03-19 14:10:00.0',SECOND],['en-US','20130319141000',SECOND],['en-US','Created: 19 March 2013',DAY],['en-US','Last Updated: Tuesday, 19 March 2013 14:10',TIME],['en-US','19-Mar-2013 14:10',TIME],['en-US','19-Mar-13',DAY],['en','Mar. 19, 2013 2:10 p.m.',TIME],['en-IN','19 March, 2013 02:10 PM',TIME],['en','2013/03/19 14:10:00 +0700',SECOND,420],
['ar','الثلاثاء 19 مارس 2013 - 14:10',TIME],['ar','١٩ مارس ٢٠١٣',DAY],['ar','19 آذار/مارس 2013',DAY],['ar','19 آذار 2013',DAY],['ar','نشر في: 19/03/2013 14:10',TIME],['ar','آخر تحديث: 19/3/2013 02:10 م',TIME],['ar','الثلاثاء، ١٩ مارس ٢٠١٣، ٢:١٠ م',TIME],['ar','19 كانون الثاني 2013','2013-01-19'],['ar','نشر الثلاثاء 19 مارس 2013 الساعة 14:10 بتوقيت غرينتش',TIME,0],['ar','\u200f19\u200f/3\u200f/2013',DAY],['ar','19 يناير / كانون الثاني 2013','2013-01-19'],
['fr','Publié le 19 mars 2013 à 14h10',TIME],['fr','mar. 19 mars 2013 14:10',TIME],['fr','Mis à jour le 19/03/2013 à 14:10',TIME],['fr','1er mars 2013','2013-03-01'],['fr','19 mars 2013 à 14 h 10',TIME],['fr','19 août 2013','2013-08-19'],['fr','mardi 19 mars 2013',DAY],
['de','19. März 2013, 14:10 Uhr',TIME],['de','Di., 19.03.2013, 14.10 Uhr',TIME],['de','Stand: 19.03.2013 14:10 Uhr',TIME],['de','Veröffentlicht am 19.03.2013 um 14:10 Uhr',TIME],['de','19.03.13',DAY],['de','Dienstag, 19. März 2013 14 Uhr','2013-03-19T14:00'],['de','Sa. 16.03.2013 02:10','2013-03-16T02:10'],['de-AT','19. Jänner 2013','2013-01-19'],
['es','19 de marzo de 2013',DAY],['es','martes, 19 de marzo de 2013 14:10 h',TIME],['es','mar, 19 mar 2013 - 14:10 CET',TIME,60],['es','19 MAR 2013 - 14:10 CET',TIME,60],['pt-BR','19/03/2013 14h10',TIME],['pt-BR','19 de março de 2013 às 14:10',TIME],['pt-BR','Publicado em 19/03/2013 às 14h10',TIME],['pt','19 mar 2013 14:10',TIME],['it','19 marzo 2013 ore 14:10',TIME],['it','martedì 19 marzo 2013',DAY],['it','19 Marzo 2013 alle 14:10',TIME],['nl','19 maart 2013 om 14:10',TIME],['nl','di 19 mrt. 2013, 14:10',TIME],
['ru','19 марта 2013, 14:10',TIME],['ru','19 марта 2013 г.',DAY],['ru','19.03.2013 в 14:10',TIME],['ru','19 марта 2013 года, 14:10 МСК',TIME,180],['uk','19 березня 2013, 14:10',TIME],['pl','19 marca 2013, 14:10',TIME],['pl','wtorek, 19 marca 2013 r.',DAY],['cs','19. března 2013 14:10',TIME],['cs','19. 3. 2013 14:10',TIME],['tr','19 Mart 2013 Salı 14:10',TIME],['id','Selasa, 19 Maret 2013 14:10 WIB',TIME,420],['id','19 Mar 2013, 14.10 WIB',TIME,420],['sv','19 mars 2013 kl. 14.10',TIME],['da','19. marts 2013 kl. 14:10',TIME],['nb','19. mars 2013 kl. 14:10',TIME],['fi','19.3.2013 klo 14.10',TIME],['hu','2013. március 19. 14:10',TIME],['hu','2013.03.19. 14:10',TIME],['ro','19 martie 2013, 14:10',TIME],['el','19 Μαρτίου 2013, 14:10',TIME],
['ja','2013年3月19日 14時10分',TIME],['ja','2013年3月19日(火) 14:10',TIME],['ja','2013/03/19 14:10',TIME],['ja','2013年3月19日 午後2時10分',TIME],['ja','公開：2013年3月19日 14:10',TIME],['zh','2013年3月19日 星期二 14:10',TIME],['zh','2013-03-19 14:10',TIME],['zh','2013年03月19日14:10',TIME],['zh','发布时间：2013-03-19 14:10:00',SECOND],['zh','2013年3月19日 下午2:10',TIME],['ko','2013년 3월 19일 오후 2:10',TIME],['ko','입력 2013.03.19 14:10',TIME],['ko','2013. 3. 19. 오후 2:10',TIME],['ko','입력 : 2013-03-19 14:10',TIME],['ko','2013.03.19(화) 14:10',TIME],['th','19 มีนาคม 2556 14:10',TIME],['th','19 มี.ค. 2556 14:10 น.',TIME],['hi','19 मार्च 2013',DAY],['fa','۱۹ مارس ۲۰۱۳',DAY],
  ['', 'Le 19/03/2013 à 14:10', TIME],
  ['', 'Am 19.03.2013 um 14:10 Uhr', TIME],
  ['en-US', 'Tuesday, March 19, 2013 as of 2:10 PM ET', TIME, -240],
  ['en-US', 'March 19th, 2013 in', DAY],
];

/** Not wholly understood, or two things at once. */
// prettier-ignore
const unclear: [language: string, line: string][] = [
['en','3/4/2013'],['vi','Đăng 18/03/2013, cập nhật 19/03/2013'],['vi','Số 12, 19/03/2013'],['vi','19/03/2013 14:10 - 15:00'],['vi','19/03/2013 and more'],['fa','۱۳۹۱/۱۲/۲۹'],['vi','31/02/2013'],['vi','2 giờ trước'],['vi','By Jane Doe, 19/03/2013'],['vi','Hà Nội, 19/03/2013'],['en','1/2/3/2013'],['en','19/03/2013 14:10 +99:00'],['en-US','March 19'],['en','19/03/2013 · 5 min read'],['en','2013'],['vi','19/3'],['en','192.168.10.2013'],
];

/** As exactly as it was written. */
function told(line: string, language: string): string | undefined {
  const date = readDate(line, language);
  const length = { day: 10, minute: 16, second: 19 };
  return date && new Date(date.wall).toISOString().slice(0, length[date.precision]);
}

describe('reading the date lines of papers', () => {
  for (const [language, line, says, offset] of lines) {
    it(`${language}: ${line}`, () => {
      expect(told(line, language)).to.equal(says);
      expect(readDate(line, language)!.offset).to.equal(offset);
    });
  }

  for (const [language, line] of unclear) {
    it(`leaves alone, ${language}: ${line}`, () => {
      expect(readDate(line, language)).to.equal(undefined);
    });
  }

  it('reads every month of a language that writes it in another case beside a day', () => {
    for (const language of ['ru', 'pl', 'cs', 'uk', 'el', 'fi', 'ar-LB', 'hi']) {
      for (let month = 0; month < 12; month++) {
        const date = Date.UTC(2013, month, 19);
        const line = new Intl.DateTimeFormat(language, {
          dateStyle: 'long',
          calendar: 'gregory',
          timeZone: 'UTC',
        }).format(date);
        expect(readDate(line, language)?.wall, line).to.equal(date);
      }
    }
  });

  it('reads what the engine itself writes, in any language of many', () => {
    const languages =
      'af ar bg bn ca cs da de el en-GB en-US es et fi fr hi hr hu id it ja ko ms nb nl pl pt ro ru sk sl sr sv sw tr uk vi zh';
    const date = Date.UTC(2013, 2, 19, 14, 10);
    const unread: string[] = [];
    for (const language of languages.split(' ')) {
      for (const dateStyle of ['full', 'long', 'medium'] as const) {
        const format = new Intl.DateTimeFormat(language, {
          dateStyle,
          timeStyle: 'short',
          calendar: 'gregory',
          timeZone: 'UTC',
        });
        const line = format.format(date);
        if (readDate(line, language)?.wall !== date) unread.push(`${language}: ${line}`);
      }
    }
    expect(unread).to.deep.equal([]);
  });
});
