import type { Paper } from './loader-paper.ts';
import type { HostPage } from './host.ts';
import { cdnPages } from './cdn.ts';

const STORY = `<h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <p>A second paragraph, so that there is an article on this page, and not only a line of it.</p>`;
const TOOLS = '<news-font-size></news-font-size><news-print></news-print>';

const PLACE = { 'news-font-size': 'prepend :article', 'news-print': 'after h1' };

/** Scripts that pages run before ours, and that break what other scripts take for granted. */
const BEFORE = {
  frozen: `for (const frozen of [Object, Array, Function, Symbol, Promise, Map, Set, WeakMap, String, Number, RegExp, Error, Date,
      Node, Element, HTMLElement, Document, Event, EventTarget, CSSStyleSheet, JSON, Reflect, Math]) {
      Object.freeze(frozen); if (frozen.prototype) Object.freeze(frozen.prototype);
    }`,
  polyfills: `for (const name of ['each', 'last', 'clear', 'toJSON', 'inject', 'pluck'])
      Array.prototype[name] = function () { return name === 'toJSON' ? '[' + this.join() + ']' : this; };
    String.prototype.toJSON = Number.prototype.toJSON = undefined;
    Array.prototype.indexOf = function (wanted) { for (let i = 0; i < this.length; i++) if (this[i] === wanted) return i; return -1; };
    Function.prototype.bind = function (self, ...first) { const run = this; return function (...rest) { return run.apply(self, first.concat(rest)); }; };
    Function.prototype.delay = function () {};
    Object.prototype.inherited = function () {};
    window.$ = window.Element = function Element(tag) { return document.createElement(tag); };
    window.Event = { observe() {} }; window.Hash = function () {};`,
  mootools: `const slice = Array.prototype.slice;
    Array.from = (item) => item == null ? [] : typeof item != 'string' && typeof item.length == 'number' ? slice.call(item) : [item];
    Number.from = parseFloat; String.from = String; Function.from = (item) => typeof item == 'function' ? item : () => item;
    for (const type of ['Type', 'Document', 'Window', 'Element', 'Elements', 'Event', 'DOMEvent', 'Events', 'Class', 'Request', 'Options', 'Cookie', 'Browser', 'Hash'])
      window[type] = function () {};
    for (const own of ['each', 'clone', 'clean', 'invoke', 'append', 'empty', 'flatten', 'pick', 'contains', 'include', 'extend'])
      Array.prototype[own] = function () { return this; };
    for (const own of ['get', 'set', 'inject', 'adopt', 'empty', 'clone', 'store', 'retrieve', 'send', 'load', 'match', 'highlight', 'addEvent', 'getElement', 'dispose', 'destroy', 'position', 'setStyle'])
      HTMLElement.prototype[own] = HTMLFormElement.prototype[own] = function () { return this; };
    Function.prototype.extend = Function.prototype.implement = Function.prototype.attempt = function () { return this; };`,
  wrapped: `const { define } = customElements, { attachShadow, addEventListener } = Element.prototype, real = fetch;
    customElements.define = function (name, type) { console.log('defined', name.length, type.name); return define.apply(this, arguments); };
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, options);
      root.appendChild(document.createElement('style')).textContent = 'a { outline: 0 }';
      return this.watched = root;
    };
    window.fetch = function (address, options) {
      if (address.indexOf('/measured/') === 0) return Promise.reject();
      options = Object.assign({}, options); options.headers = Object.assign({}, options.headers);
      return real.call(window, address, options).then(function (answer) { answer.clone().text(); return answer; });
    };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const heard = typeof listener == 'function' ? function (event) { return listener.call(this, event); } : listener;
      return addEventListener.call(this, type, heard, options);
    };
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
      const Real = window[name];
      window[name] = function (listener, options) { return new Real(function () { return listener.apply(this, arguments); }, options); };
    }
    for (const name of ['pushState', 'replaceState']) {
      const change = history[name];
      history[name] = function () { const done = change.apply(this, arguments); dispatchEvent(new Event(name)); return done; };
    }`,
} as const;

/** Markup as a string in an inline script. */
const inScript = (markup: string) => JSON.stringify(markup).replaceAll('</', '<\\/');

/**
 * Pages that nobody wrote for our loader, by path.
 * @param paper Its server has our files; its host serves these pages.
 */
export function hostPages({ server }: Paper): Record<string, HostPage> {
  const tag = (more = 'defer') => `<script src="${server.url}/loader.js" ${more}></script>`;
  const page = (head: string, body: string, doctype = '<!doctype html>') => ({
    body: `${doctype}<html lang="en"><head><title>Page</title>${head}</head><body>${body}</body></html>`,
  });
  const article = `<article>${TOOLS}${STORY}</article>`;
  const there = `defer data-backend="${server.url}/"`;
  const others = `<news-dateline datetime="2026-11-25T07:30:00+07:00"></news-dateline><news-comment-count></news-comment-count>
    <news-related loading="eager"></news-related><news-rss href="/rss.xml"></news-rss>
    <news-to-top></news-to-top><news-comments loading="eager"></news-comments>`;
  const block = (settings: unknown) =>
    `<script type="application/json" data-news-elements>${JSON.stringify(settings)}</script>`;
  const inject = (address: string, when: string) => `<script>
    const add = () => { const s = document.createElement('script'); s.src = ${JSON.stringify(address)}; s.async = true;
      document.head.appendChild(s); }; ${when}</script>`;
  const settings = `?backend=${encodeURIComponent(`${server.url}/`)}&place=${encodeURIComponent(
    JSON.stringify(PLACE),
  )}`;
  return {
    ...cdnPages('/a/b/c/'),
    ...cdnPages('/newer/', 'ffffffffff'),
    '/favicon.ico': { body: '', type: 'image/x-icon' },
    '/head': page(tag(), article),
    '/head-async': page(tag('async'), article),
    '/end': page('', article + tag('')),
    '/after-load': page(
      '',
      article +
        inject(`${server.url}/loader.js`, `addEventListener('load', () => setTimeout(add, 100))`),
    ),
    '/tag-manager': page(
      inject(`${server.url}/loader.js${settings}`, 'add()'),
      `<article>${STORY}</article>`,
    ),
    '/frame': page('', '<iframe src="/head" title="Story" width="600" height="400"></iframe>'),
    '/sandbox': page(
      '',
      '<iframe src="/head" sandbox="allow-scripts" title="Story" width="600" height="400"></iframe>',
    ),
    '/quirks': page(
      '',
      `<table><tr><td><font size=2>${TOOLS}<p>${STORY}</font></table>${tag('')}`,
      '',
    ),
    '/frozen': page(`<script>${BEFORE.frozen}</script>${tag(there)}`, article + others),
    '/polyfills': page(`<script>${BEFORE.polyfills}</script>${tag(there)}`, article + others),
    '/mootools': page(`<script>${BEFORE.mootools}</script>${tag(there)}`, article + others),
    '/wrapped': page(`<script>${BEFORE.wrapped}</script>${tag(there)}`, article + others),
    '/written': page(
      `<script>document.write(${inScript(tag(''))})</script>`,
      `<script>document.write(${inScript(article)})</script>`,
    ),
    '/reopened': page(
      tag(there),
      `<p>Please wait</p><script>addEventListener('load', () => setTimeout(() => {
        document.open();
        document.write(${inScript(`<!doctype html><html lang="en"><head><title>Page</title>${tag(there)}`)});
        document.write(${inScript(`${block({ place: PLACE })}</head><body>`)});
        setTimeout(() => {
          document.write(${inScript(`<article>${STORY}</article></body></html>`)});
          document.close();
        }, 200);
      }, 100))</script>`,
    ),
    '/sub-path': page(`<script src="/a/b/c/loader.js" defer></script>`, article),
    '/sub-path-module': page(`<script src="/a/b/c/loader.js" type="module"></script>`, article),
    '/based': page(
      `<base href="/elsewhere/deep/"><script src="/a/b/c/loader.js" defer data-backend="../../back/"></script>`,
      `${article}<news-comment-count></news-comment-count><news-comments loading="eager"></news-comments>
      <news-to-top><a href="/based#top">Top</a></news-to-top>`,
    ),
    '/versions': page(
      `<script src="${server.url}/loader.js" defer></script><script src="/newer/loader.js" defer></script>`,
      article,
    ),
    '/shadow': page(
      tag(),
      `<my-story></my-story><script type="module">
        import { autoload } from '${server.url}/news-elements.js';
        customElements.define('my-story', class extends HTMLElement {
          connectedCallback() {
            const root = this.attachShadow({ mode: 'open' });
            root.append(document.createElement('news-font-size'));
            autoload(root);
            setTimeout(() => root.append(document.createElement('news-print')), 100);
          }
        });</script>`,
    ),
    '/block-later': page(
      tag(),
      `<article>${STORY}</article>${block({ place: { 'news-font-size': 'before h1' } })}`,
    ),
    ...Object.fromEntries(
      ['site', 'comments', 'counts'].map((name) => [
        `/back/v1/${name}`,
        { body: '{}', type: 'application/json' },
      ]),
    ),
  };
}
