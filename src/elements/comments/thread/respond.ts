import { problemOf } from '../../../backends/backend-problem.ts';
import type { ReportReason, Votes } from '../../../backends/contract.ts';
import { menuStyles } from '../../../core/menu.styles.ts';
import { plainAddress } from '../../../page/article-id.ts';
import { replaceComment } from '../change-thread.ts';
import type { Choices } from '../choices.ts';
import type { Entry } from '../comment-store.ts';
import { commentingTexts, type CommentingTexts } from '../commenting-texts.ts';
import { waitText } from '../composer/explain.ts';
import { dress } from '../dress.ts';
import { readerKey } from '../reader-key.ts';
import type { OpenThread } from '../thread.ts';
import { actionsMenu } from './actions-menu.ts';
import { menuPlaceStyles } from './menu-place.styles.ts';
import type { Opened } from './thread-view.ts';

type Vote = 1 | 0 | -1;

/** What responding needs of the element. */
export interface ResponseHost {
  readonly thread: OpenThread;
  readonly choices: Choices;
  readonly language: string;
  readonly signal: AbortSignal;
  readonly root: ShadowRoot;
  opened(entry: Entry): Opened;
  announce(text: string): void;
  /** Whether the reader wrote it. */
  own(entry: Entry): boolean;
  voted(entry: Entry, value: Vote, votes: Votes): void;
  reported(entry: Entry, reason: ReportReason): void;
  /** Hides the comments of its author. */
  hide(entry: Entry): void;
  /** Puts the focus on the button that opens the menu of a comment. */
  focusMenuButton(entry: Entry): void;
}

/** Votes that the backend has not answered yet: what it knows, and what the reader wants. */
const underWay = new WeakMap<Entry, { known: Vote; votes: Votes; wanted: Vote }>();

/** Gives one's vote, or takes it back when it is given already. Shown at once; undone when the backend refuses. */
export async function vote(host: ResponseHost, entry: Entry, value: 1 | -1): Promise<void> {
  const { choices } = host;
  const { store } = host.thread;
  const known = choices.vote(entry.id);
  const wanted: Vote = known === value ? 0 : value;
  const pending = underWay.get(entry);
  const state = pending ?? { known, votes: entry.comment!.votes, wanted };
  state.wanted = wanted;
  show(host, entry, wanted, counted(entry.comment!.votes, known, wanted));
  if (pending) return;
  underWay.set(entry, state);
  try {
    while (state.known !== state.wanted) await send(host, entry, state);
    show(host, entry, state.known, state.votes);
    host.voted(entry, state.known, state.votes);
  } catch (error) {
    show(host, entry, state.known, state.votes);
    await fail(host, entry, error);
  } finally {
    underWay.delete(entry);
    store.touch(entry);
  }
}

async function send(
  { thread, signal }: ResponseHost,
  { id }: Entry,
  state: { known: Vote; votes: Votes; wanted: Vote },
): Promise<void> {
  const value = state.wanted;
  const key = readerKey(thread.address);
  state.votes = await thread.backend.vote!({ id, value, readerKey: key, signal });
  state.known = value;
}

function show(
  { thread, choices, opened }: ResponseHost,
  entry: Entry,
  vote: Vote,
  votes: Votes,
): void {
  delete opened(entry).problem;
  choices.keepVote(entry.id, vote);
  if (entry.comment) replaceComment(thread.store, { ...entry.comment, votes });
}

/** The tallies after a vote changes. */
function counted({ up, down }: Votes, from: Vote, to: Vote): Votes {
  const changed = (tally: number, value: Vote) =>
    Math.max(0, tally + Number(to === value) - Number(from === value));
  return { up: changed(up, 1), down: changed(down, -1) };
}

/** Opens the list of further actions, or closes it. */
export async function toggleMenu(host: ResponseHost, entry: Entry): Promise<void> {
  const opened = host.opened(entry);
  const { store, can } = host.thread;
  const close = (focus: boolean) => {
    if (!opened.menu) return;
    delete opened.menu;
    store.touch(entry);
    if (focus) host.focusMenuButton(entry);
  };
  if (opened.menu) {
    close(true);
    return;
  }
  const texts = await commentingTexts(host.language);
  dress(host.root, [menuPlaceStyles], [menuStyles]);
  opened.menu = actionsMenu({
    texts,
    reports: can.reports && !host.own(entry) && !host.choices.reported(entry.id),
    hides: host.own(entry) ? undefined : entry.comment?.author.name,
    copy: () => copyLink(host, entry, texts),
    hide: () => host.hide(entry),
    report: (reason) => void report(host, entry, reason, texts),
    close,
  });
  store.touch(entry);
}

async function copyLink(
  { announce }: ResponseHost,
  entry: Entry,
  texts: CommentingTexts,
): Promise<boolean> {
  const link = `${plainAddress(new URL(location.href))}#comment-${entry.id}`;
  try {
    await navigator.clipboard.writeText(link);
    announce(texts('copied'));
    return true;
  } catch (error) {
    // Not allowed in this frame or without HTTPS: the reader is told another way.
    console.warn('news-elements: the link was not copied.', error);
    announce(texts('copyFailed'));
    return false;
  }
}

async function report(
  host: ResponseHost,
  entry: Entry,
  reason: ReportReason,
  texts: CommentingTexts,
): Promise<void> {
  const { backend, address, store } = host.thread;
  try {
    const { id } = entry;
    const key = readerKey(address);
    await backend.report!({ id, report: { reason }, readerKey: key, signal: host.signal });
    host.choices.keepReport(id);
    delete host.opened(entry).problem;
    store.touch(entry);
    host.announce(texts('reported'));
    host.reported(entry, reason);
  } catch (error) {
    await fail(host, entry, error);
  }
}

async function fail(host: ResponseHost, entry: Entry, error: unknown): Promise<void> {
  if (host.signal.aborted) return;
  console.warn('news-elements: a response to a comment was not taken.', error);
  const texts = await commentingTexts(host.language);
  const problem = problemOf(error);
  const time = waitText(problem?.retryAfter ?? 60, host.language);
  host.opened(entry).problem =
    problem?.type === 'rate-limited'
      ? texts('actionTooFast', { time })
      : problem?.status === 401
        ? texts('signInFirst')
        : problem?.type === 'unknown-comment'
          ? texts('commentGone')
          : texts('actionFailed');
  host.thread.store.touch(entry);
}
