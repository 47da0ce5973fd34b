import { html } from 'hono/html';
import type { Comment } from '../../comments/schemas.ts';
import { filled } from '../../rich-text/sentence.ts';
import { filledWithName, said } from '../comment-view.ts';
import type { Markup, View } from '../comment-view.ts';
import type { ThreadContext } from '../context.ts';
import { articleLine, noIndex, noticeDocument, shell } from '../document.ts';
import { commentForm } from './comment-form.ts';
import type { CommentForm } from './comment-form.ts';
import { deleteForm, editForm, reportForm } from './other-forms.ts';
import type { FormError } from './explain.ts';
import { writingWords } from './words/words.ts';

/** A form about a comment that is stored. */
export interface StoredForm {
  kind: 'edit' | 'delete' | 'report';
  comment: Comment;
  /** New text, or note. */
  text: string;
  reason?: string | undefined;
  errors: readonly FormError[];
}

/** What the comment above a form is shown with. */
export function formView(
  context: ThreadContext,
  timeZone: string,
): Pick<View, 'words' | 'language' | 'timeZone' | 'links'> {
  const { words, language, links } = context;
  return { words, language, timeZone, links };
}

/** The page with the form for a comment or a reply. */
export function commentFormPage(
  context: ThreadContext,
  timeZone: string,
  form: CommentForm,
): Markup {
  const { links, language } = context;
  const writing = writingWords(language);
  const { parent } = form;
  return formPage(context, timeZone, {
    heading: parent ? filledWithName(writing.replyTo, parent.author.name) : writing.comment,
    title: parent ? filled(writing.replyTo, { name: parent.author.name }) : writing.comment,
    failed: form.errors.length > 0,
    above: parent,
    form: commentForm(context, writing, form, parent ? links.toComment(parent.id) : links.to()),
  });
}

/** The page with a form about a stored comment. */
export function storedFormPage(context: ThreadContext, timeZone: string, form: StoredForm): Markup {
  const { links, language } = context;
  const writing = writingWords(language);
  const { kind, comment, text, reason, errors } = form;
  const about = { writing, links, id: comment.id, errors };
  const titles = { edit: writing.editing, delete: writing.deleting, report: writing.reporting };
  const forms = {
    edit: () => editForm(about, text),
    delete: () => deleteForm(about),
    report: () => reportForm(about, { reason, note: text }),
  };
  return formPage(context, timeZone, {
    heading: html`${titles[kind]}`,
    title: titles[kind],
    failed: errors.length > 0,
    above: kind === 'edit' ? undefined : comment,
    form: forms[kind](),
  });
}

/** A page that says why there is no form. */
export function refusalPage(context: ThreadContext, message: string): Markup {
  return noticeDocument(context, { message, back: context.links.to() });
}

function formPage(
  context: ThreadContext,
  timeZone: string,
  {
    heading,
    title,
    failed,
    above,
    form,
  }: {
    heading: Markup | string;
    title: string;
    failed: boolean;
    above: Comment | undefined;
    form: Markup;
  },
): Markup {
  const { article, language, links, words } = context;
  const writing = writingWords(language);
  const named = article.title === null ? title : `${title} – ${article.title}`;
  const body = html`<header>
      ${articleLine(context)}
      <h1>${heading}</h1>
    </header>
    <main>
      ${
        above
          ? html`<ol class="thread">
              <li class="comment">
                <article>${said(formView(context, timeZone), above)}</article>
              </li>
            </ol>`
          : ''
      }
      ${form}
      <p><a href="${links.to()}">${words.readAll}</a></p>
    </main>`;
  return shell(context, {
    title: failed ? `${writing.problem}: ${named}` : named,
    head: noIndex,
    body,
  });
}
