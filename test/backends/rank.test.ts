import { expect } from '@open-wc/testing';
import type { RelatedItem } from '../../src/backends/contract.ts';
import { rankRelated } from '../../src/backends/feed/rank.ts';

function item(title: string, published?: string): RelatedItem {
  const url = `https://paper.example/${encodeURIComponent(title)}`;
  return { url, title, ...(published && { published }) };
}

function titles(items: RelatedItem[]): string[] {
  return items.map(({ title }) => title);
}

describe('rankRelated', () => {
  it('puts rare shared words before common ones, with or without marks', () => {
    const ranked = rankRelated(
      [
        item('Sáng nay mưa'),
        item('Sáng nay chợ họp'),
        item('Lo gom ben song'),
        item('Sáng nay nắng'),
      ],
      { article: '', title: 'Sáng nay lò gốm mở cửa' },
    );
    expect(titles(ranked)[0]).to.equal('Lo gom ben song');
  });

  it('puts the nearest in time first where words decide nothing', () => {
    const items = [
      item('Old', '2013-01-01'),
      item('Near', '2013-06-05'),
      item('New', '2026-01-01'),
      item('Unknown'),
    ];
    const at = (published: string) => titles(rankRelated(items, { article: '', published }));
    expect(at('2013-06-01')).to.deep.equal(['Near', 'Old', 'New', 'Unknown']);
    expect(at('')).to.deep.equal(['New', 'Near', 'Old', 'Unknown']);
  });

  it('keeps the order of a list that has neither', () => {
    expect(titles(rankRelated([item('C'), item('A'), item('B')], { article: '' }))).to.deep.equal([
      'C',
      'A',
      'B',
    ]);
  });

  it('shows one of two with the same title on the same day', () => {
    const twin = { ...item('Same', '2026-01-01'), url: 'https://paper.example/other' };
    const later = { ...item('Same', '2026-02-01'), url: 'https://paper.example/later' };
    expect(rankRelated([item('Same', '2026-01-01'), twin, later], { article: '' })).to.have.length(
      2,
    );
  });

  it('gives 1 to 20', () => {
    const many = Array.from({ length: 50 }, (_, index) => item(`Title ${index}`));
    expect(rankRelated(many, { article: '', limit: 100 })).to.have.length(20);
    expect(rankRelated(many, { article: '', limit: -1 })).to.have.length(1);
  });
});
