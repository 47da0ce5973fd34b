import type { Site } from '../../src/backends/contract.ts';
import { forgetCredential } from '../../src/backends/credential.ts';
import { configure } from '../../src/core/configuration.ts';
import type { NewsComments } from '../../src/elements/comments/news-comments.ts';
import { expect, waitUntil } from '../suites/fixture.ts';
import { jwt } from '../suites/jwt.ts';
import { allByRole, byRole } from '../suites/queries.ts';
import { MemoryBackend, problem } from './comments/memory-backend.ts';
import {
  announced,
  field,
  press,
  says,
  send,
  threadOf,
  type,
  unheard,
} from './comments/thread-page.ts';

/** Programs come with the gesture: on a busy machine that takes its time. */
const until = (condition: () => boolean) => waitUntil(condition, undefined, { timeout: 5_000 });

const LABEL = 'Comment on this article';

class PaperBackend extends MemoryBackend {
  auth: Site['auth'] = { guests: true, signIn: true, captcha: false };

  override async site(): Promise<Site> {
    return { ...(await super.site()), ...(this.auth && { auth: this.auth }) };
  }
}

describe('<news-comments> and readers of the site', () => {
  let hear: () => void;
  /** Who is signed in, as the site knows. */
  let claims: Record<string, unknown> | null;
  const token = () =>
    Promise.resolve(
      claims && jwt({ exp: Date.now() / 1000 + 600, name: 'Trần Thu Hà', ...claims }),
    );

  beforeEach(() => {
    localStorage.clear();
    hear = unheard();
    claims = {};
  });
  afterEach(() => {
    configure({ auth: undefined! });
    forgetCredential();
    hear();
  });

  async function begun(backend: PaperBackend, text = 'Chào.'): Promise<NewsComments> {
    const element = await threadOf(backend);
    type(field(element, LABEL), text);
    await until(() => allByRole(element, 'button').some(({ part }) => part.contains('primary')));
    return element;
  }

  const names = (element: NewsComments) =>
    allByRole(element, 'textbox').filter(({ part }) => part.contains('name')).length;
  const buttons = (element: NewsComments, name: string) =>
    allByRole(element, 'button').filter(({ textContent }) => textContent.trim() === name).length;

  it('shows who is signed in, asks for no name and sends theirs', async () => {
    configure({ auth: { for: location.origin, token } });
    claims = { picture: 'https://pictures.example/1.png' };
    const backend = new PaperBackend();
    const element = await begun(backend);
    await says(element, /Signed in as \u2068?Trần Thu Hà/);
    expect(names(element)).to.equal(0);
    expect(buttons(element, 'Sign out')).to.equal(0);
    const picture = element.shadowRoot!.querySelector<HTMLImageElement>('[part="account"] img')!;
    expect(picture.src).to.equal('https://pictures.example/1.png');
    expect(picture.referrerPolicy).to.equal('no-referrer');
    press(element, 'Post comment');
    await says(element, 'Chào.');
    await until(() => backend.stored.length === 1);
    expect(backend.stored[0]!.comment.author.name).to.equal('Trần Thu Hà');
    expect(localStorage.getItem('news-elements:name')).to.equal(null);
  });

  it('asks for nothing while somebody only reads', async () => {
    let asked = 0;
    configure({ auth: { for: location.origin, token: () => `${++asked}` } });
    await threadOf(new PaperBackend());
    expect(asked).to.equal(0);
  });

  it('asks a reader whose token has no name', async () => {
    configure({ auth: { for: location.origin, token } });
    claims = { name: undefined };
    const backend = new PaperBackend();
    const element = await begun(backend);
    await until(() => names(element) === 1);
    await send(element, 'Chào.');
    await until(() => backend.stored.length === 1);
    expect(backend.stored[0]!.comment.author.name).to.equal('Hà');
  });

  it('shows no picture that does not come by https', async () => {
    configure({ auth: { for: location.origin, token } });
    claims = { picture: 'javascript:alert(1)' };
    const element = await begun(new PaperBackend());
    await says(element, 'Signed in as');
    expect(element.shadowRoot!.querySelector('[part="account"] img')).to.equal(null);
  });

  it('lets a guest sign in here, and keeps the words', async () => {
    claims = null;
    const signIn = () => Promise.resolve((claims = {}));
    configure({ auth: { for: location.origin, token, signIn } });
    const element = await begun(new PaperBackend());
    await says(element, 'Do you have an account here?');
    expect(names(element)).to.equal(1);
    press(element, 'Sign in');
    await says(element, 'Signed in as');
    expect(names(element)).to.equal(0);
    expect(announced(element)).to.contain('Trần Thu Hà');
    expect(field(element, LABEL).value).to.equal('Chào.');
    expect(element.shadowRoot!.activeElement).to.equal(field(element, LABEL));
  });

  it('keeps the words where signing in leads to another page', async () => {
    claims = null;
    let left = '';
    const signIn = () => {
      left = Object.values(localStorage).join(' ');
      return new Promise(() => undefined);
    };
    configure({ auth: { for: location.origin, token, signIn } });
    const element = await begun(new PaperBackend());
    await says(element, 'Do you have an account here?');
    press(element, 'Sign in');
    expect(left).to.contain('Chào.');
    element.remove();
    claims = {};
    configure({ auth: { for: location.origin, token } });
    const back = await threadOf(new PaperBackend());
    await says(back, 'Signed in as');
    expect(field(back, LABEL).value).to.equal('Chào.');
  });

  it('leaves the way of signing in to a page that wants it', async () => {
    claims = null;
    let called = 0;
    configure({ auth: { for: location.origin, token, signIn: () => called++ } });
    const element = await begun(new PaperBackend());
    await says(element, 'Do you have an account here?');
    const { length } = document.body.children;
    element.addEventListener('news-before-sign-in', (event) => {
      expect(event.detail.article).to.equal('a');
      event.preventDefault();
    });
    press(element, 'Sign in');
    expect([called, document.body.children.length]).to.deep.equal([0, length]);
    claims = {};
    configure({ auth: { for: location.origin, token } });
    await says(element, 'Signed in as');
  });

  it('signs out', async () => {
    const signOut = () => void (claims = null);
    configure({ auth: { for: location.origin, token, signOut } });
    const element = await begun(new PaperBackend());
    await says(element, 'Signed in as');
    press(element, 'Sign out');
    await until(() => names(element) === 1);
    expect(field(element, LABEL).value).to.equal('Chào.');
  });

  it('sends nothing in another name when the sign-in ended meanwhile, and says so', async () => {
    configure({ auth: { for: location.origin, token, signIn: () => (claims = {}) } });
    const backend = new PaperBackend();
    const element = await begun(backend);
    await says(element, 'Signed in as');
    claims = null;
    forgetCredential();
    press(element, 'Post comment');
    await says(element, 'Your sign-in has ended.');
    expect(backend.stored.length).to.equal(0);
    expect(field(element, LABEL).value).to.equal('Chào.');
    press(element, 'Sign in');
    await says(element, 'Signed in as');
    press(element, 'Send again');
    await until(() => backend.stored.length === 1);
    expect(backend.stored[0]!.comment.author.name).to.equal('Trần Thu Hà');
  });

  it('offers to sign in when the server refuses the token', async () => {
    configure({ auth: { for: location.origin, token, signIn: () => (claims = {}) } });
    const backend = new PaperBackend();
    backend.failures['post'] = [
      problem('invalid-token', 401, { errors: [{ field: 'authorization', code: 'invalid' }] }),
    ];
    const element = await begun(backend);
    await says(element, 'Signed in as');
    press(element, 'Post comment');
    await says(element, 'Your sign-in has ended.');
    byRole(element, 'button', 'Sign in');
    expect(field(element, LABEL).value).to.equal('Chào.');
  });

  it('asks guests to sign in where they may not write', async () => {
    claims = null;
    configure({ auth: { for: location.origin, token, signIn: () => (claims = {}) } });
    const backend = new PaperBackend();
    backend.auth = { guests: false, signIn: true, captcha: false };
    const element = await begun(backend);
    await says(element, 'Sign in to the site to take part.');
    expect(names(element)).to.equal(0);
    press(element, 'Post comment');
    await until(() => announced(element).includes('Sign in to the site'));
    expect(backend.stored.length).to.equal(0);
    press(element, 'Sign in');
    await says(element, 'Signed in as');
    press(element, /^(Post comment|Send again)$/);
    await until(() => backend.stored.length === 1);
  });

  it('asks a guest for a name who sent before the page had answered', async () => {
    let answer: (nobody: null) => void = () => undefined;
    const slow = () => new Promise<null>((resolve) => (answer = resolve));
    configure({ auth: { for: location.origin, token: slow } });
    const backend = new PaperBackend();
    const element = await begun(backend);
    press(element, 'Post comment');
    answer(null);
    await says(element, 'Enter a name of at least 2 characters.');
    expect(backend.stored.length).to.equal(0);
  });

  it('goes on as for guests where the page’s own program fails', async () => {
    const token = () => Promise.reject(new Error('away'));
    configure({ auth: { for: location.origin, token } });
    const element = await begun(new PaperBackend());
    await until(() => names(element) === 1);
  });
});
