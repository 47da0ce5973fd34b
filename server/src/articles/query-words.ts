import { fold } from '../db/fold.ts';
import { foldWords, wordsOf } from './words.ts';

/** Words so common that they tell nothing: Vietnamese, English, Arabic. */
const common = new Set(
  (
    'và của là có cho với những các một được trong đã này khi không người ở từ đến ra về theo sẽ vào tại do bị ' +
    'cũng như để trên sau trước nhiều hơn đang phải năm ngày nay mới còn thì mà hay rất nên chỉ nào gì sao vì ' +
    'the a an of to in for on and or with at by from is are was were be been has have had it its as that this ' +
    'will not but they he she we you their his her our after over new more who what how why ' +
    'في من على إلى عن أن إن مع هذا هذه التي الذي ما لا كان كما بعد قبل بين'
  ).split(' '),
);

const mostTerms = 40;

/** A word, or two that stand beside each other. */
export interface Term {
  /** Lower case, as written. */
  written: readonly string[];
  folded: readonly string[];
}

/** What to look for. */
export interface Query {
  terms: readonly Term[];
  /** Folded words that tell something: an article without any of them is not looked at. */
  telling: readonly string[];
}

/**
 * What to look for: the words of a title and each pair of neighbours, since a Vietnamese word is mostly two syllables.
 * Words that tell nothing stand in pairs alone.
 */
export function queryOf(title: string, summary = ''): Query {
  const terms = new Map<string, Term>();
  const telling = new Set<string>();
  for (const written of [...pairsAndWords(title), ...pairsAndWords(summary)]) {
    if (terms.size >= mostTerms) break;
    terms.set(written.join(' '), { written, folded: foldWords(written) });
    for (const word of written) if (!common.has(word)) telling.add(fold(word));
  }
  return { terms: [...terms.values()], telling: [...telling] };
}

function* pairsAndWords(text: string): Generator<string[]> {
  const words = wordsOf(text);
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next !== undefined && !(common.has(word) && common.has(next))) yield [word, next];
    if (word.length > 1 && !common.has(word)) yield [word];
  }
}
