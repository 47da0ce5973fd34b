// The servers that are measured side by side, each with one thread of 100 comments and 30 articles.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const THREAD = 100;
export const ARTICLES = 30;
const text = 'The last boat came in after dark, and the pilot tied his rope to the tree. '.repeat(
  4,
);
// As it is published: run from its sources, Node holds a compiler too.
const ours = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const waline = fileURLToPath(new URL('node_modules/@waline/vercel/vanilla.js', import.meta.url));

/** Ours on a database. */
export async function startOurs(database) {
  const { child, url } = await launch([
    ...[ours, '--port', '0', '--host', '127.0.0.1', '--database', database],
    ...['--captcha', 'none', '--comment-rate', '0', '--log-level', 'silent'],
  ]);
  const article = (number) => `https://paper.example/${number}`;
  const posting = (number = 0, words = text) => ({
    method: 'POST',
    path: '/v1/comments',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ article: article(number), url: `${url}/1`, author: { name: 'Reader' }, text: words },
    }),
  });
  const counts = Array.from({ length: ARTICLES }, (_, number) => `article=${article(number)}`);
  return subject({ child, url, posting, status: 201 }, {
    list: `/v1/comments?article=${article(0)}&limit=100`,
    counts: `/v1/counts?${counts.join('&')}`,
  }); // prettier-ignore
}

/** Waline on a PostgreSQL database, with no limit on how fast one may post. */
export async function startWaline(database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  await client.query(schema);
  await client.end();
  const oauth = createServer((_, answer) => answer.end('{"services":[]}')).listen(0, '127.0.0.1');
  await once(oauth, 'listening');
  const { username, password, hostname, port, pathname } = new URL(database);
  const child = spawn(process.execPath, [waline], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ JWT_TOKEN: 'bench', IPQPS: '0', DISABLE_REGION: 'true', MARKDOWN_TEX: 'false' },
      ...{ PG_DB: pathname.slice(1), PG_USER: username, PG_PASSWORD: password },
      ...{ PG_HOST: hostname, PG_PORT: port, NODE_ENV: 'production' },
      OAUTH_URL: `http://127.0.0.1:${oauth.address().port}`,
    },
  });
  const url = 'http://127.0.0.1:8360';
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${url}/api/comment?path=/0`).catch(() => undefined);
    if (answer?.ok) break;
    await pause(200);
  }
  const posting = (number = 0, words = text) => ({
    method: 'POST',
    path: '/api/comment',
    headers: { 'content-type': 'application/json' },
    // Waline takes no text twice.
    body: JSON.stringify({
      ...{
        nick: 'Reader',
        url: `/${number}`,
        ua: 'bench',
        comment: `${words}${crypto.randomUUID()}`,
      },
    }),
  });
  const paths = Array.from({ length: ARTICLES }, (_, number) => `/${number}`).join(',');
  return subject({ child, url, posting, status: 200, ended: () => oauth.close() }, {
    list: '/api/comment?path=/0&pageSize=100&page=1&sortBy=insertedAt_desc',
    counts: `/api/comment?type=count&url=${paths}`,
  }); // prettier-ignore
}

/** A bare route that sends these bytes: as fast as Node answers at all. */
export async function startBare(bodies) {
  const folder = await mkdtemp(join(tmpdir(), 'news-bench-'));
  const program = `
    const bodies = JSON.parse(process.argv[1]);
    const server = require('node:http').createServer((request, answer) => {
      answer.setHeader('content-type', 'application/json');
      answer.end(bodies[request.url]);
    }).listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;
  const table = { '/list': bodies.list, '/counts': bodies.counts };
  const { child, url } = await launch(['-e', program, JSON.stringify(table)]);
  const end = () => rm(folder, { recursive: true });
  return subject({ child, url, ended: end }, { list: '/list', counts: '/counts' });
}

function subject({ child, url, posting, status, ended }, paths) {
  return {
    ...{ url, posting, status, paths, pid: child.pid },
    async fill() {
      for (let number = 0; number < ARTICLES; number += 1) {
        for (let count = 0; count < (number ? 1 : THREAD); count += 1) {
          const { path, ...init } = posting(number, `${text}${count}`);
          const answer = await fetch(url + path, init);
          if (answer.status !== status) throw new Error(`${url}: ${await answer.text()}`);
          await answer.text();
        }
      }
    },
    async megabytes() {
      const found = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'));
      return Math.round(Number(found?.[1]) / 1024);
    },
    async end() {
      child.kill();
      await once(child, 'exit');
      await ended?.();
    },
  };
}

async function launch(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const piece of child.stdout.setEncoding('utf8')) {
    const url = /(http:\/\/\S+?)\/\s/.exec(piece)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The server ended.');
}

const reactions = Array.from({ length: 9 }, (_, number) => `reaction${number} int`).join(', ');
const schema = `
  create table wl_comment (id serial primary key, user_id int, comment text, insertedat timestamp default now(),
    ip varchar(100), link varchar(255), mail varchar(255), nick varchar(255), pid int, rid int, sticky numeric,
    status varchar(50) not null default '', "like" numeric, ua text, url varchar(255),
    createdat timestamp default now(), updatedat timestamp default now());
  create table wl_counter (id serial primary key, time int, ${reactions}, url varchar(255) not null default '',
    createdat timestamp default now(), updatedat timestamp default now());
  create table wl_users (id serial primary key, display_name varchar(255), email varchar(255), password varchar(255),
    type varchar(50), label varchar(255), url varchar(255), avatar varchar(255), github varchar(255),
    twitter varchar(255), facebook varchar(255), google varchar(255), weibo varchar(255), qq varchar(255),
    oidc varchar(255), huawei varchar(255), "2fa" varchar(32), createdat timestamp default now(),
    updatedat timestamp default now());`;
