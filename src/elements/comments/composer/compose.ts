import type { NewComment, OwnComment } from '../../../backends/contract.ts';
import { createElement } from '../../../core/create-element.ts';
import { noticeStyles } from '../../../core/notice.styles.ts';
import { readStored, writeStored } from '../../../core/storage.ts';
import { plainAddress } from '../../../page/article-id.ts';
import { NewsCaptcha } from '../../captcha/define.ts';
import type { Entry } from '../comment-store.ts';
import { configuration } from '../../../core/configuration.ts';
import { signInOf } from '../sign-in.ts';
import type { CommentingTexts } from '../commenting-texts.ts';
import { Draft } from '../draft.ts';
import { dress } from '../dress.ts';
import type { WritingHost } from '../writing.ts';
import type { CommentForm } from './comment-form.ts';
import { Composer } from './composer.ts';
import type { Words } from './composer-options.ts';
import { composerStyles } from './composer.styles.ts';
import { postOnce } from './post-once.ts';
import { addWords } from './text/add-words.ts';

/** Where the name is kept of one who wants that. */
const NAME_KEY = 'news-elements:name';

interface Composition {
  form: CommentForm;
  host: WritingHost;
  /** The comment that is answered or changed. */
  entry: Entry | undefined;
  texts: CommentingTexts;
  signal: AbortSignal;
  /** Puts the form away; without focus where that goes on elsewhere. */
  close: (focus?: boolean) => void;
}

const CAPTCHA_PARTS =
  'image, button, refresh, audio, label, field, hint, problem, proof, bar, notice';

/** Completes a form for a new comment. */
export async function writing({
  form,
  host,
  entry,
  texts,
  signal,
  close,
}: Composition): Promise<Composer> {
  const { thread } = host;
  const { can, site, article, backend } = thread;
  const auth = signInOf(site);
  const signIn = !auth.guests || (auth.signIn && configuration().auth);
  const Account = signIn ? (await import('./account.ts')).Account : undefined;
  const draft = new Draft(article, form.place, (text) => composer.adopt(text), signal);
  const account =
    Account &&
    new Account({
      thread,
      texts,
      signal,
      keep: () => draft.flush(),
      before: () => host.beforeSignIn(),
      changed: () => composer.draw(),
      announce: (text) => host.announce(text),
      focus: () => form.textarea.focus(),
    });
  const kind = site.captcha.find((each) => each === host.captcha()) ?? site.captcha[0];
  const captcha = kind && createElement('news-captcha', NewsCaptcha);
  if (captcha) {
    captcha.backend = thread.source;
    captcha.provider = kind;
    captcha.action = 'comment';
    // A page styles the check as it styles the form around it.
    captcha.setAttribute('exportparts', CAPTCHA_PARTS);
  }
  const parent = entry && answerable(entry, can.maxDepth);
  const said = ({ text, name }: Words) => ({
    article,
    parent: parent?.id ?? null,
    name: account?.reader?.name || name,
    text,
  });
  const composer: Composer = new Composer({
    ...shared({ form, host, texts, signal, close }, draft),
    kind: entry ? 'reply' : 'comment',
    bounds: can.text,
    account,
    get nameBounds() {
      return can.name.max > 0 && (!account || account.nameless) ? can.name : undefined;
    },
    name: readStored(NAME_KEY) ?? '',
    get captcha() {
      return !account || account.tested ? captcha : undefined;
    },
    get unattended() {
      return !this.captcha || kind === 'proof';
    },
    ...(entry && {
      instead: () => {
        const { textarea } = host.form;
        draft.discard();
        close(false);
        textarea.focus();
        addWords(textarea, form.textarea.value);
      },
    }),
    before: (words) => host.before(said(words)),
    async send(words, token) {
      await account?.assure(words.name);
      const known = account?.reader?.name;
      const comment: NewComment = {
        article,
        url: plainAddress(new URL(location.href)),
        title: document.title,
        ...(parent && { parent: parent.id }),
        author: { name: known || words.name },
        text: words.text,
        ...(token && { captcha: token }),
        lang: host.language(),
      };
      const answer = await postOnce(backend, draft, comment, signal).catch((error: unknown) => {
        account?.refused(error);
        throw error;
      });
      if (!known) writeStored(NAME_KEY, words.remember ? words.name : null);
      close(false);
      host.posted(answer, words.text, parent);
    },
  });
  prepare(form, account ? undefined : captcha);
  void account?.look().then(() => account.tested && prepare(form, captcha));
  return composer;
}

/** Completes a form for a change of one's own comment. */
export function changing({
  text,
  editToken,
  ...composition
}: Composition & { text: string; editToken: string }): Composer {
  const { form, host, entry, texts, signal, close } = composition;
  const { article, backend, can } = host.thread;
  const draft = new Draft(article, form.place, (newer) => composer.adopt(newer), signal);
  form.element.querySelector('label')!.textContent = texts('editing');
  form.textarea.value = draft.text ? '' : text;
  const composer: Composer = new Composer({
    ...shared(composition, draft),
    kind: 'edit',
    bounds: can.text,
    name: '',
    unattended: true,
    before: () => true,
    async send(words) {
      const comment: OwnComment = await backend.edit!({
        id: entry!.id,
        text: words.text,
        editToken,
        signal,
      });
      close(false);
      host.edited(entry!, comment, words.text);
    },
  });
  prepare(form, undefined);
  return composer;
}

function shared({ form, host, texts, signal, close }: Omit<Composition, 'entry'>, draft: Draft) {
  const { backend, can } = host.thread;
  const preview = async (text: string, asked: AbortSignal) =>
    (await backend.preview!({ text, signal: asked })).html;
  return {
    ...(can.preview && backend.preview && { preview }),
    form,
    draft,
    texts,
    language: host.language(),
    signal,
    announce: (text: string) => host.announce(text),
    close: () => {
      draft.putAway();
      close();
    },
  };
}

/** Dresses the form, and fetches the challenge for a writer who is there already. */
function prepare(form: CommentForm, captcha: NewsCaptcha | undefined): void {
  dress(form.element.getRootNode() as ShadowRoot, [composerStyles], [noticeStyles]);
  if (!form.element.matches(':focus-within')) return;
  captcha?.prepare().catch((error: unknown) => {
    // It is on show in the element; the writer need not know yet.
    console.warn('news-elements: no CAPTCHA challenge yet.', error);
  });
}

/** Where an answer hangs: at the comment, or above it where the backend stores no deeper level. */
function answerable(entry: Entry, maxDepth: number): Entry {
  let parent = entry;
  while (parent.depth >= maxDepth && parent.parent) parent = parent.parent;
  return parent;
}
