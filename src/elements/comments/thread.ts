import type {
  Backend,
  BackendProblem,
  CommentCapabilities,
  Site,
  Sort,
} from '../../backends/contract.ts';
import { resolveBackend, siteOf } from '../../backends/registry.ts';
import { CommentStore } from './comment-store.ts';
import { keptBefore } from './kept-before.ts';
import type * as participation from './participation.ts';

/** What is asked for: which thread, in which order, from where. */
export interface ThreadQuery {
  address: string | Backend;
  article: string;
  sort: Sort | undefined;
  limit: number;
  /** Id of a comment that must be among those read. */
  around?: string;
  /** What must be there before it is shown. */
  beside: Promise<unknown> | null;
}

/** Reads what is asked for out of an element's properties; what makes no sense there is left to the backend. */
export function threadQuery(
  { address, article }: { address: string | Backend; article: string },
  { sort, pageSize }: { sort: string; pageSize: number },
  around: string,
  beside: Promise<unknown> | null,
): ThreadQuery {
  return {
    address,
    article,
    sort: /^(?:newest|oldest|best)$/.test(sort) ? (sort as Sort) : undefined,
    limit: pageSize >= 1 ? Math.min(100, Math.floor(pageSize)) : 20,
    ...(around && { around }),
    beside,
  };
}

/** A thread that was opened: everything that reading and writing in it needs. */
export interface OpenThread {
  readonly backend: Backend;
  /** Address or object, as the page gave it. */
  readonly source: string | Backend;
  /** The backend's address as a name for what the browser keeps; empty for an object. */
  readonly address: string;
  readonly article: string;
  readonly site: Site;
  readonly can: CommentCapabilities;
  readonly sort: Sort | undefined;
  readonly store: CommentStore;
  /** The program for what an earlier visit left, where there is something. */
  readonly resuming: Promise<typeof participation> | undefined;
  /** Whether `around` was not there, so that the first page was read instead. */
  readonly missed: boolean;
  /** Id of the comment that was to be among those read. */
  readonly around: string;
}

/**
 * Opens a thread: what the backend can do and the first comments, asked for at the same time.
 * Resolves with `null` where the backend has no comments. Rejects as the backend does.
 */
export async function openThread(
  { address, article, sort, limit, around, beside }: ThreadQuery,
  changed: () => void,
  signal: AbortSignal,
): Promise<OpenThread | null> {
  if (!address)
    throw new TypeError('No backend is set: add backend="…" or configure({ backend }).');
  const backend = await resolveBackend(address);
  if (!backend.comments) return null;
  const store = new CommentStore({ backend, article, sort, limit }, changed);
  let missed = false;
  const load = async () => {
    try {
      await store.load(signal, around);
    } catch (error) {
      if (!around || !isUnknown(error)) throw error;
      missed = true;
      await store.load(signal);
    }
  };
  const loaded = load();
  // Where the backend has no comments, the list may well fail: that is no fault.
  loaded.catch(() => undefined);
  const name = typeof address === 'string' ? address : '';
  const resuming = keptBefore(name, article) ? import('./participation.ts') : undefined;
  const site = await siteOf(backend);
  if (!site.comments) return null;
  await loaded;
  // Where they fail the comments are there all the same.
  await Promise.allSettled([resuming, beside]);
  return {
    backend,
    source: address,
    address: name,
    article,
    resuming,
    site,
    can: site.comments,
    sort: sort ?? site.comments.sorts[0],
    store,
    missed,
    around: around ?? '',
  };
}

/** Whether there is no such comment, or none for readers. */
function isUnknown(error: unknown): boolean {
  return (error as Partial<BackendProblem> | undefined)?.problem?.type === 'unknown-comment';
}
