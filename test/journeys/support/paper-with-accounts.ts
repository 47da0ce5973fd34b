import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site with accounts of its own: a session in a cookie, and tokens of it for the comment server. */
export interface PaperWithAccounts {
  readonly origin: string;
  readonly secret: string;
  readonly audience: string;
  /** Where the article's comments are; set before the page is opened. */
  comments: { server: string; backend?: string };
  /** Signs the next tokens with another secret. */
  wrongTokens: number;
  /** How many tokens were given. */
  readonly given: number;
  stop(): Promise<void>;
}

const name = 'Trần Thu Hà';

/** Starts it on a free port. */
export async function startPaper(): Promise<PaperWithAccounts> {
  const secret = 'a-secret-that-only-site-and-server-know';
  const audience = 'https://comments.example';
  let given = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://paper');
    const sub = /reader=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
    if (pathname === '/login') {
      response.writeHead(303, {
        'set-cookie': 'reader=4711; HttpOnly; SameSite=Lax; Path=/',
        location: searchParams.get('back') ?? '/',
      });
      response.end();
    } else if (pathname === '/logout') {
      response.writeHead(204, { 'set-cookie': 'reader=; Max-Age=0; Path=/' }).end();
    } else if (pathname === '/news-token' && request.method === 'POST') {
      if (!sub) {
        response.writeHead(204).end();
        return;
      }
      given += 1;
      const key = paper.wrongTokens-- > 0 ? `${secret}-once` : secret;
      const exp = Math.floor(Date.now() / 1000) + 600;
      const token = signed({ iss: paper.origin, aud: audience, sub, name, exp, given }, key);
      response.writeHead(200, { 'cache-control': 'no-store', 'content-type': 'text/plain' });
      response.end(token);
    } else if (pathname === '/article') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(article(paper.comments));
    } else response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const paper = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secret,
    audience,
    comments: { server: '' } as PaperWithAccounts['comments'],
    wrongTokens: 0,
    get given() {
      return given;
    },
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return paper;
}

function article({ server, backend = server }: PaperWithAccounts['comments']): string {
  return `<!doctype html><html lang="en"><head><title>A library on the ferry</title>
    <script src="${server}/loader.js" defer data-backend="${backend}/"></script>
    <script type="module">
      import { configure } from '${server}/news-elements.js';
      configure({
        auth: {
          for: '${server}',
          token: async () => (await (await fetch('/news-token', { method: 'POST' })).text()) || null,
          signIn: () => {
            location.assign('/login?back=/article');
            return new Promise(() => {});
          },
          signOut: () => fetch('/logout', { method: 'POST' }),
        },
      });
    </script></head>
    <body><main><h1>A library on the ferry</h1><p>It leaves at six.</p>
    <news-comments></news-comments></main></body></html>`;
}

function signed(claims: object, secret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
