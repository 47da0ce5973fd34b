// The demo with reload on each change: elements and pages from Vite, the API from the server,
// which restarts when its own files change.
//   npm run dev
//   npm run dev -- --port 3000 --moderation before    --port is Vite's, the rest goes to the server
import './lib/node-version.mjs';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { childEnvironment, root } from './lib/run.mjs';
import { buildDemo, siteFolder } from './lib/site.mjs';
import { freePort } from './lib/free-port.mjs';

const args = process.argv.slice(2);
const at = args.indexOf('--port');
const port = at === -1 ? 5173 : Number(args.splice(at, 2)[1]);

await buildDemo();
const apiPort = await freePort();
const api = `http://localhost:${apiPort}`;
const server = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'server/bin/news-elements-server.mjs'),
    ...['--port', String(apiPort), '--allow-origin', `http://localhost:${port}`],
    ...args,
  ],
  { cwd: root, env: childEnvironment, stdio: 'inherit' },
);

/** Stands in for the built files, and lets Vite see each page. */
const demo = {
  name: 'demo',
  configureServer(/** @type {import('vite').ViteDevServer} */ vite) {
    vite.watcher.add(join(root, 'demo'));
    vite.watcher.on('all', (_event, file) => {
      if (!file.startsWith(join(root, 'demo'))) return;
      buildDemo().then(
        () => vite.ws.send({ type: 'full-reload' }),
        (error) => vite.config.logger.error(String(error)),
      );
    });
    vite.middlewares.use(async (request, response, next) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      try {
        if (pathname === '/loader.js') {
          response.setHeader('Content-Type', 'text/javascript');
          response.end("import('/src/boot.ts');");
        } else if (pathname === '/news-elements.js') {
          response.setHeader('Content-Type', 'text/javascript');
          response.end("export * from '/src/script.ts';");
        } else if (/\/$|\.html$/.test(pathname)) {
          const file = join(siteFolder, decodeURIComponent(pathname.replace(/\/$/, '/index.html')));
          if (!file.startsWith(siteFolder)) return next();
          const page = await readFile(file, 'utf8');
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(await vite.transformIndexHtml(pathname, page));
        } else next();
      } catch (error) {
        next(
          error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : error,
        );
      }
    });
  },
};

const vite = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  publicDir: siteFolder,
  plugins: [demo],
  server: {
    port,
    strictPort: true,
    // The server must see the page's own origin, as it checks it on writes.
    proxy: Object.fromEntries(['/v1', '/threads', '/moderation'].map((path) => [path, api])),
  },
});
await vite.listen();
vite.printUrls();

const end = async () => {
  server.kill('SIGTERM');
  await vite.close();
};
process.once('SIGINT', end);
process.once('SIGTERM', end);
server.on('exit', (code) => {
  process.exitCode = code ?? 0;
  void vite.close();
});
