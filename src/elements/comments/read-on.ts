import { problemOf } from '../../backends/backend-problem.ts';
import type { CommentStore, Entry } from './comment-store.ts';

/** Pages read to find the place again after a cursor expired. */
const MAX_CATCH_UP = 20;

/** Reads on at one end. Returns what came, in order; nothing when it failed (then `failed` says so). */
export async function readOn(
  store: CommentStore,
  end: 'next' | 'previous',
  signal: AbortSignal,
): Promise<Entry[]> {
  const cursor = store[end];
  if (store.busy || cursor === null) return [];
  store.busy = end;
  store.failed = null;
  store.changed();
  try {
    const page = await store.page({ signal, cursor });
    const next = end === 'next' ? page.next : page.previous;
    store[end] = next ?? null;
    return store.add(page.items, null, end === 'previous');
  } catch (error) {
    if (problemOf(error)?.type === 'cursor-expired') return await catchUp(store, signal);
    if (!signal.aborted) store.failed = end;
    return [];
  } finally {
    store.busy = null;
    store.changed();
  }
}

/** Reads further replies of a comment. Returns what came. */
export async function readReplies(
  store: CommentStore,
  entry: Entry,
  signal: AbortSignal,
): Promise<Entry[]> {
  if (entry.busy || entry.next === null) return [];
  entry.busy = true;
  entry.failed = false;
  store.touch(entry);
  try {
    const cursor = entry.next ? { cursor: entry.next } : {};
    const page = await store.page({ signal, parent: entry.id, ...cursor });
    entry.next = page.next;
    return store.add(page.items, entry);
  } catch {
    entry.failed = !signal.aborted;
    return [];
  } finally {
    entry.busy = false;
    store.touch(entry);
  }
}

/** The order was made anew: reads it from the start until something comes that is not here yet. */
async function catchUp(store: CommentStore, signal: AbortSignal): Promise<Entry[]> {
  try {
    store.next = null;
    for (let round = 0; round < MAX_CATCH_UP; round++) {
      const cursor: { cursor?: string } = store.next ? { cursor: store.next } : {};
      const page = await store.page({ signal, ...cursor });
      store.next = page.next;
      const added = store.add(page.items, null);
      if (added.length || !page.next) return added;
    }
  } catch {
    if (!signal.aborted) store.failed = 'next';
  }
  return [];
}
