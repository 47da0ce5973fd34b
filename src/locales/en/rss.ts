import type { RssMessages } from '../messages.ts';

const messages: RssMessages = {
  rss: 'RSS',
  feedsOnPage: 'Feeds on this page',
  articleComments: 'Comments on this article',
  copyAddress: 'Copy address',
  copied: 'Copied',
  copyFailed: 'Not copied. Select the address and copy it.',
  copyWhich: 'Copy the address of',
  openInReader: 'Open in a reader…',
  deviceReader: 'Reader on this device',
};

export default messages;
