import type { Handler } from 'hono';
import { html } from 'hono/html';

import type { Config } from './config.ts';
import type { AppEnv } from './http/router.ts';
import { pagePolicy } from './http/security-headers.ts';
import { serverVersion } from './version.ts';

/** `GET /` where no `--public` folder is served: says that the server runs, and where to go on. */
export function welcome({ basePath }: Config): Handler<AppEnv> {
  const page = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>News Elements</title>
      <h1>News Elements</h1>
      <p>
        The server runs (version ${serverVersion}). Pages reach it with <code>backend="…"</code> and
        this address.
      </p>
      <ul>
        <li><a href="${basePath}/v1/site">What it offers</a></li>
        <li><a href="${basePath}/v1/openapi.json">Its API</a></li>
        <li><a href="${basePath}/healthz">Its health</a></li>
      </ul>
      <p>Serve a folder here with <code>--public</code>.</p>
    </html> `;
  return (c) => {
    c.header('content-security-policy', pagePolicy());
    c.header('cache-control', 'no-cache');
    return c.html(page);
  };
}
