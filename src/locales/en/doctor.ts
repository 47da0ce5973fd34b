import type { DoctorMessages } from '../messages.ts';

const messages: DoctorMessages = {
  title: 'News Elements: what shows, and what does not',
  looking: 'Looking at the page…',
  allGood: 'Nothing is wrong here.',
  wrongs: 'Wrong: {n}',
  again: 'Look again',
  copy: 'Copy all',
  copied: 'Copied',
  copyFailed: 'Not copied. The text is selected: copy it yourself.',
  close: 'Close',
  page: 'This page',
  elements: 'Elements',
  backend: 'Backend',
  noElement: 'No element of ours is on the page, and no setting “place” puts one there.',
  noTag: 'The loader’s own tag was not found, so settings in it do not count.',
  articleSet: 'The article is {id}: a setting says so.',
  articleCanonical: 'The article is {id}: the canonical link says so.',
  articleOg: 'The article is {id}: og:url says so, and no canonical link does.',
  articleData:
    'The article is {id}: the page’s JSON-LD says so, and neither a canonical link nor og:url does.',
  articleAddress:
    'The article is {id}: the page’s address, for neither a canonical link nor og:url nor JSON-LD says another.',
  articleOwn: 'Its article is {id}: its own attribute says so.',
  canonicalUnused:
    'The canonical link names {address}, which is the home page or no address: it is not used, for it would join all threads.',
  channelScript: '{name} = {value}, from configure().',
  channelBlock: '{name} = {value}, from the data-news-elements block.',
  channelTag: '{name} = {value}, from the loader’s tag.',
  shows: 'Shows.',
  empty: 'Works, but has nothing to show here.',
  waits: 'Waits until it comes near the window.',
  waitsForm: 'Waits until somebody comes into its form.',
  lightOnly:
    'Is defined, but has drawn nothing: only its own content shows. Its texts or its backend may be missing.',
  hidden: 'Is drawn, but the page’s CSS hides it or something around it.',
  undefined: 'Is not defined, though its script was loaded.',
  foreign: 'Another script has taken this name, and keeps it.',
  notLoaded: 'Its script could not be loaded: {error}',
  blocked: 'The page’s Content-Security-Policy blocks {uri}: add it to {directive}.',
  trustedTypes:
    "Trusted Types refuse our templates. Add to the Content-Security-Policy: trusted-types lit-html 'allow-duplicates'",
  articleFound: 'Works on the article {element}.',
  noArticle:
    'No article was found: it works on the whole page. Name the article’s element with “for”.',
  matchesNothing: 'The selector {selector} matches nothing.',
  noSelector: '{selector} is not a CSS selector.',
  placed: 'Placed.',
  taken: 'Its place is there, but the element is not: a script of the page takes it away.',
  noPlace: '“{rule}” is no place: write before, after, prepend or append, and a selector.',
  unknownTag: '<{tag}> is no element of ours.',
  noBackend:
    'No backend is set: add backend="…" to the element, or data-backend to the loader’s tag.',
  otherBackend: 'An adapter of the page’s own: the doctor does not know how to ask it.',
  noAddress: 'Is not an address.',
  notListed: 'Is not on this page’s list of backends: {list}',
  insecure: 'The page comes over https and the backend over http: browsers refuse that.',
  answers: 'Answers.',
  answersStatus: '{address} answers with HTTP {status}. Is the address right?',
  notContract: 'Answers, but not as a News Elements server does. Is the address right?',
  noCors:
    '{address} is there, but does not let this page read it: it sends no Access-Control-Allow-Origin.',
  unreachable:
    '{address} cannot be reached: no server there, no network, or an extension of the browser blocks it.',
  mayNotWrite: 'Readers can read here but not write: start the server with --allow-origin {origin}',
};

export default messages;
