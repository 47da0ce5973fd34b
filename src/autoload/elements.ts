const tools = () => import('./tools.ts');

/** How each tag is defined: its class and what that needs come with the first one on the page. */
export const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'news-captcha': () => import('../elements/captcha/define.ts'),
  'news-comment-count': () => import('../elements/comment-count/define.ts'),
  // Its exports have a taker beside this one; unless they are let go here, the build makes a namespace of them.
  'news-comments': () => import('../elements/comments/define.ts').then(() => undefined),
  'news-dateline': () => import('../elements/dateline/define.ts'),
  'news-font-size': tools,
  'news-print': tools,
  'news-related': () => import('../elements/related/define.ts'),
  'news-rss': tools,
  'news-to-top': tools,
};

/** Tags that wait until they come near the window, unless `loading="eager"`. */
export const lazyElements: readonly string[] = ['news-captcha', 'news-comments', 'news-related'];

/** Tags that show nothing before the reader comes into their form: they wait for that, unless they say what they show. */
export const formElements: readonly string[] = ['news-captcha'];
