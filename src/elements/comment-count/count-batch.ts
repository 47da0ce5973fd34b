import type { Backend } from '../../backends/contract.ts';

/** Most articles a call takes. */
const MOST = 100;

/** Most characters that the articles of one address take: servers and proxies stop at some 8,000. */
const LONGEST = 6000;

interface Waiting {
  article: string;
  signal: AbortSignal;
  resolve: (count: number) => void;
  reject: (reason: unknown) => void;
}

const queues = new WeakMap<Backend, Waiting[]>();

/**
 * Published comments of an article. All that a page asks for while it is read, or within one turn after that, goes out
 * together. Rejects as the backend does, and with the signal's reason when that ends.
 */
export function countOf(backend: Backend, article: string, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    const waiting = { article, signal, resolve, reject };
    const queue = queues.get(backend);
    if (queue) {
      queue.push(waiting);
      return;
    }
    queues.set(backend, [waiting]);
    whenRead(() => void flush(backend));
  });
}

/** Articles in order, each once, in parts that fit a call. Order and parts are the same for everybody: caches like that. */
export function inCalls(articles: readonly string[]): string[][] {
  const calls: string[][] = [];
  let room = 0;
  for (const article of [...new Set(articles)].sort()) {
    const length = encodeURIComponent(article).length + '&article='.length;
    const call = calls.at(-1);
    if (call && call.length < MOST && length <= room) call.push(article);
    else {
      calls.push([article]);
      room = LONGEST;
    }
    room -= length;
  }
  return calls;
}

function whenRead(action: () => void): void {
  if (document.readyState !== 'loading') setTimeout(action);
  else document.addEventListener('DOMContentLoaded', () => setTimeout(action), { once: true });
}

async function flush(backend: Backend): Promise<void> {
  const queue = queues.get(backend)!.filter(({ signal }) => !signal.aborted);
  queues.delete(backend);
  const calls = inCalls(queue.map(({ article }) => article));
  await Promise.all(
    calls.map((articles) =>
      ask(
        backend,
        articles,
        queue.filter(({ article }) => articles.includes(article)),
      ),
    ),
  );
}

async function ask(backend: Backend, articles: string[], waiting: Waiting[]): Promise<void> {
  // The call ends early only when nobody is left who waits for it.
  const call = new AbortController();
  let left = waiting.length;
  for (const { signal } of waiting) {
    signal.addEventListener('abort', () => --left || call.abort(), { once: true });
  }
  try {
    const counts = await backend.counts!({ articles, signal: call.signal });
    for (const { article, resolve } of waiting) resolve(validCount(counts[article]));
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}

function validCount(count: unknown): number {
  return typeof count === 'number' && count > 0 ? Math.floor(count) : 0;
}
