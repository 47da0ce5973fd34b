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

/**
 * What to look for: the words of a title and each pair of neighbours, since a Vietnamese word is mostly two syllables.
 * Lower case. Words that tell nothing stand in pairs alone.
 */
export function queryTerms(title: string, summary = ''): string[] {
  const terms = new Set([...pairsAndWords(title), ...pairsAndWords(summary)]);
  return [...terms].slice(0, mostTerms);
}

function* pairsAndWords(text: string): Generator<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if (next !== undefined && !(common.has(word) && common.has(next))) yield `${word} ${next}`;
    if (word.length > 1 && !common.has(word)) yield word;
  }
}
