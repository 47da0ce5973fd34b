import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lockRegister, registerArticle } from '../../src/articles/register.ts';
import { searchArticles } from '../../src/articles/search.ts';
import { transact } from '../../src/db/transact.ts';
import { startServer } from '../support/serve.ts';
import type { TestServer } from '../support/serve.ts';

/** Title, summary and day of March 2013, by id. */
const archive = {
  ferry: ['Bến đò sông Đáy đóng cửa', 'Cầu mới khánh thành, đò ngang nghỉ hẳn.', 19],
  fare: ['Giá vé đò ngang tăng', 'Mỗi lượt qua sông thêm hai nghìn đồng.', 18],
  plain: ['Ben do song Day thay doi', 'Tin khong dau tu ban doc.', 20],
  river: ['Lũ sông Hồng lên nhanh', 'Nước vượt báo động hai tại Hà Nội.', 12],
  flood: ['Hà Nội ngập sau mưa lớn', 'Nhiều phố dưới nước, xe máy chết máy.', 14],
  noodle: ['Phở Hà Nội lên bàn tiệc', 'Món phở được chọn đãi khách.', 2],
  street: ['Đường Hồ Chí Minh thông xe', 'Đoạn qua Tây Nguyên mở bốn làn.', 9],
  city: ['Thành phố Hồ Chí Minh sửa đường', 'Ba tuyến đường đóng ban đêm.', 10],
  gold: ['Giá vàng tăng', 'Vàng miếng thêm ba trăm nghìn đồng.', 18],
  english: ['Ferry closes as the bridge opens', 'The last boat on the Đáy.', 19],
  street2: ['Straße nach Łódź gesperrt', 'ÅNGSTRÖM misst die Brücke.', 7],
  arabic: ['افتتاح الجسر الجديد', 'توقفت العبّارة عن العمل.', 19],
  quotes: ['"NEAR" OR * AND (x) NOT y: {title}', "'; drop table articles; --", 1],
} satisfies Record<string, [string, string, number]>;

/** Titles looked for, and what is found, best first: by every database the same. */
const queries: [query: string, found: (keyof typeof archive)[]][] = [
  ['Bến đò sông Đáy', ['ferry', 'fare', 'plain', 'river', 'english']],
  ['ben do song day', ['plain', 'ferry', 'river', 'english', 'fare']],
  ['BẾN ĐÒ', ['ferry', 'fare', 'plain']],
  ['Mưa lớn, Hà Nội ngập', ['flood', 'noodle', 'river']],
  ['Phở ngon', ['noodle', 'city', 'flood']],
  ['Sửa đường Hồ Chí Minh', ['city', 'street']],
  ['duong ho chi minh', ['street', 'city']],
  ['Giá vàng hôm nay', ['gold', 'fare']],
  ['bridge and ferry', ['english']],
  ['STRASSE nach łódź', ['street2']],
  ['Angstrom', ['street2']],
  ['الجسر', ['arabic']],
  ['near x y title', ['quotes']],
  ['" OR "*', []],
  ['của và là', []],
  ['không có gì', []],
  ['', []],
];

describe('full text', () => {
  let server: TestServer;
  before(async () => {
    server = await startServer();
    await transact(server.services.db, async (trx) => {
      await lockRegister(trx);
      for (const [id, [title, summary, day]] of Object.entries(archive)) {
        await registerArticle(trx, article(id, title, summary, day), new Date());
      }
    });
  });
  after(() => server.close());

  const found = async (title: string) =>
    (await searchArticles(server.services.store, { title }, 20)).map(({ id }) => id);

  for (const [query, expected] of queries) {
    it(`finds, in this order, what "${query}" is about`, async () => {
      assert.deepEqual(await found(query), expected);
    });
  }

  it('counts each article’s words once, whatever becomes of it', async () => {
    const { db } = server.services;
    const counts = async () => {
      const rows = await db
        .selectFrom('word_counts')
        .selectAll()
        .where('word', 'in', ['', 'vang', 'bac'])
        .orderBy('word')
        .execute();
      return rows.map(({ word, articles }) => [word, articles]);
    };
    const register = (title: string, listed = true) =>
      transact(db, (trx) =>
        registerArticle(trx, { ...article('gold', title, 'Vàng.', 18), listed }, new Date()),
      );
    const all = Object.keys(archive).length;
    await register('Giá vàng tăng');
    assert.deepEqual(await counts(), [['', all], ['vang', 1]]); // prettier-ignore
    await register('Giá bạc tăng');
    assert.deepEqual(await counts(), [['', all], ['bac', 1], ['vang', 1]]); // prettier-ignore
    await register('Giá bạc tăng', false);
    assert.deepEqual(await counts(), [['', all - 1], ['bac', 0], ['vang', 0]]); // prettier-ignore
    assert.deepEqual(await found('Giá vàng, giá bạc'), ['fare']);
    await register('Giá vàng tăng');
  });

  it('takes words of any length', async () => {
    const long = 'ộ'.repeat(300);
    await transact(server.services.db, (trx) =>
      registerArticle(trx, article('long', long, '語'.repeat(1000), 3), new Date()),
    );
    assert.deepEqual(await found(long), ['long']);
  });
});

function article(id: string, title: string, summary: string, day: number) {
  return {
    id,
    url: `https://paper.example/${id}`,
    title,
    summary,
    published: new Date(Date.UTC(2013, 2, day)),
    updated: null,
    image: null,
    language: null,
    section: null,
    listed: true,
  };
}
