import type { ToolMessages } from '../messages.ts';

const messages: ToolMessages = {
  textSize: 'Text size',
  smallerText: 'Smaller text',
  originalText: 'Original text size',
  largerText: 'Larger text',
  textSizeIs: 'Text size {n}%',
  largestText: 'Largest text size',
  smallestText: 'Smallest text size',
  print: 'Print',
  preparingImages: 'Preparing images…',
  cannotPrint: 'This browser cannot print. Open the page in another browser, or share it to one.',
  source: 'Source: {url}',
  printed: 'Printed {date}',
  linksInArticle: 'Links in this article',
  backToTop: 'Back to top',
  topOfArticle: 'Top of the article',
  backToReading: 'Back to where you were',
  rss: 'RSS',
};

export default messages;
