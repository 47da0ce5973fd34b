/**
 * Holds the server's schemas to the contract of the browser package, at compile time: each type has to be assignable
 * to its counterpart in both directions. Nothing here runs.
 */
import type { z } from '@hono/zod-openapi';

import type * as contract from '../../src/backends/contract.ts';
import type * as articles from '../src/articles/schemas.ts';
import type * as changes from '../src/changes/schemas.ts';
import type * as captcha from '../src/captcha/schemas.ts';
import type * as comments from '../src/comments/schemas.ts';
import type * as problems from '../src/http/problem.ts';
import type { siteSchema } from '../src/site.ts';

/** Instantiating it fails to compile unless `Actual` is assignable to `Expected`. */
type Fits<Expected, Actual extends Expected> = [Expected, Actual];

/** What the server answers, against what the contract promises, one pair a line. */
interface Answers {
  captchaChallenge: [z.infer<typeof captcha.captchaChallenge>, contract.CaptchaChallenge];
  captchaToken: [captcha.CaptchaToken, contract.CaptchaToken];
  change: [changes.Change, contract.Change];
  changePage: [changes.ChangePage, contract.ChangePage];
  comment: [comments.Comment, contract.Comment];
  commentPage: [comments.CommentPage, contract.CommentPage];
  fieldProblem: [problems.FieldProblem, contract.FieldProblem];
  newComment: [comments.NewComment, contract.NewComment];
  ownComment: [comments.OwnComment, contract.OwnComment];
  postedComment: [z.infer<typeof comments.postedCommentSchema>, contract.PostedComment];
  relatedItem: [articles.RelatedItem, contract.RelatedItem];
  report: [z.infer<typeof comments.reportSchema>, contract.Report];
  site: [z.infer<typeof siteSchema>, contract.Site];
  sort: [comments.Sort, contract.Sort];
  votes: [z.infer<typeof comments.votesSchema>, contract.Votes];
}

type Ours = { [Name in keyof Answers]: Answers[Name][0] };
type Theirs = { [Name in keyof Answers]: Answers[Name][1] };

export type ServerFitsContract = Fits<Theirs, Ours>;
export type ContractFitsServer = Fits<Ours, Theirs>;

/** The problem's `id` is the server's own, so only one direction holds for the whole. */
export type ProblemFits = Fits<contract.Problem, z.infer<typeof problems.problemSchema>>;
