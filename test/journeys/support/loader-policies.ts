import { createHash } from 'node:crypto';
import { cdnPages } from './cdn.ts';
import type { HostPage } from './host.ts';

const STORY = `<article><h1>Ferry</h1><p>The story of this page, told in a sentence that is long enough to be read.</p>
  <news-font-size>Text size</news-font-size><news-print><a href="/paper">For paper</a></news-print>
  <news-dateline datetime="2026-11-24T07:30:00+07:00">24 November</news-dateline></article>`;
const sha = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
/** Under a hash the tag must be inserted: what a parsed script imports is refused by `'strict-dynamic'`. */
const starter =
  "const tag = document.createElement('script'); tag.src = '/cdn/loader.js'; document.head.append(tag)";

/** Policies that the loader must live under, with the tag that a site writes for each. */
export const POLICIES: Record<string, { policy: string; tag: string }> = {
  'the origin alone': {
    policy: "script-src 'self'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
  'a nonce alone': {
    policy: "script-src 'nonce-abc'",
    tag: '<script nonce="abc" src="/cdn/loader.js" defer></script>',
  },
  'a nonce alone, as a module': {
    policy: "script-src 'nonce-abc'",
    tag: '<script nonce="abc" src="/cdn/loader.js" type="module"></script>',
  },
  "a nonce and 'strict-dynamic'": {
    policy: "script-src 'nonce-abc' 'strict-dynamic'",
    tag: '<script nonce="abc" src="/cdn/loader.js" defer></script>',
  },
  "a hash of an inline starter and 'strict-dynamic'": {
    policy: `script-src '${sha(starter)}' 'strict-dynamic'`,
    tag: `<script>${starter}</script>`,
  },
  "an injected tag under a nonce and 'strict-dynamic'": {
    policy: "script-src 'nonce-abc' 'strict-dynamic'",
    tag: `<script nonce="abc">${starter}</script>`,
  },
  'Trusted Types without a list of policies': {
    policy: "script-src 'self'; require-trusted-types-for 'script'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
  'Trusted Types with our policy on the list': {
    policy:
      "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'",
    tag: '<script src="/cdn/loader.js" defer></script>',
  },
};

/** Policies under which nothing of ours can run, and what the console then says. */
export const REFUSING: Record<string, string> = {
  "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'":
    "trusted-types lit-html 'allow-duplicates'",
  "script-src 'self'; require-trusted-types-for 'script'; trusted-types dompurify":
    "trusted-types lit-html 'allow-duplicates'",
};

/** A page with that tag, under that policy or none. */
export const policyPage = (tag: string, policy?: string): HostPage => ({
  body: `<!doctype html><html lang="en"><head><title>Page</title>${tag}</head><body>${STORY}</body></html>`,
  ...(policy && { headers: { 'content-security-policy': policy } }),
});

/** A page with the tags that the build writes into integrity.html, for the files in a folder of the host. */
export const pinnedPage = (folder: string) => {
  const tags = String(cdnPages('/')['/integrity.html']!.body);
  return (origin: string): HostPage =>
    policyPage(tags.replace(/https:\/\/cdn\.example\/[^/]+\//g, origin + folder));
};
