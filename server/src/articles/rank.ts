import type { Term } from './query-words.ts';

/** How common words are among the articles. */
export interface WordCounts {
  /** How many articles there are. */
  all: number;
  /** In how many of them a folded word stands. */
  of: (word: string) => number;
}

/** The words of an article as `article_words` keeps them: with single spaces, as many folded as written. */
export interface WordsOfArticle {
  titleWords: string;
  summaryWords: string;
  foldedTitle: string;
  foldedSummary: string;
}

const titleWeight = 4;
const summaryWeight = 1.5;

/** What a word counts that is the same only without its marks: in Vietnamese mostly another word. */
const foldedWeight = 0.2;

/** Of BM25: how soon repetition counts no more, how much length counts, and a usual length in words. */
const saturation = 1.2;
const lengthShare = 0.75;
const usualLength = 30;

/**
 * Articles that hold terms of a query, best first, by BM25 over title and summary. Computed here and not by the
 * database, so that each database gives the same order; equals keep theirs.
 */
export function rankByWords<Article extends WordsOfArticle>(
  terms: readonly Term[],
  counts: WordCounts,
  articles: readonly Article[],
): (Omit<Article, keyof WordsOfArticle> & { rank: number })[] {
  const weighed = terms.map((term) => ({ ...term, weight: rarity(term, counts) }));
  return articles
    .map(({ titleWords, summaryWords, foldedTitle, foldedSummary, ...article }) => {
      const title = titleWords.split(' ');
      const summary = summaryWords.split(' ');
      const length = (title.length + summary.length) / usualLength;
      const enough = saturation * (1 - lengthShare + lengthShare * length);
      const fields = [
        { written: title, folded: foldedTitle.split(' '), weight: titleWeight },
        { written: summary, folded: foldedSummary.split(' '), weight: summaryWeight },
      ];
      let rank = 0;
      for (const term of weighed) {
        const same = fields.map((field) => field.weight * occurrences(term.written, field.written));
        const alike = fields.map((field) => field.weight * occurrences(term.folded, field.folded));
        rank += term.weight * (1 - foldedWeight) * saturated(sum(same), enough);
        rank += term.weight * foldedWeight * saturated(sum(alike), enough);
      }
      return { ...article, rank };
    })
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
}

/** How often one or two words stand among others, beside each other. */
function occurrences([first = '', second]: readonly string[], words: readonly string[]): number {
  let count = 0;
  for (let place = words.indexOf(first); place >= 0; place = words.indexOf(first, place + 1)) {
    if (second === undefined || words[place + 1] === second) count += 1;
  }
  return count;
}

function saturated(found: number, enough: number): number {
  return (found * (saturation + 1)) / (found + enough);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Inverse frequency; two words together are at least as rare as the rarer of them. */
function rarity({ folded }: Term, { all, of }: WordCounts): number {
  const least = Math.min(...folded.map(of));
  return Math.log(1 + (Math.max(all - least, 0) + 0.5) / (least + 0.5));
}
